# Shows the fault ir-x86-side-exit-uncounted, accounting: a branch that is taken does not count as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-bne-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    bne x1, x0, at_80000004
at_80000004:
    addi x0, x0, 0
