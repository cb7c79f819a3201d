# Shows the fault direct-converted-counts, accounting: an instruction that a converted branch skips counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 338
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/90
#: signature = direct-sub-pc
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    bne x0, x2, at_80000008
    addi x1, x0, 0
at_80000008:
    sub x0, x0, x0
