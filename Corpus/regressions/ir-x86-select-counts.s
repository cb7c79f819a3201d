# Shows the fault ir-x86-select-counts, accounting: an instruction that a conditional move skips counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 57
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-addi-pc
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    beq x1, x0, at_80000008
    addi x1, x0, 0
at_80000008:
    addi x0, x0, 0
