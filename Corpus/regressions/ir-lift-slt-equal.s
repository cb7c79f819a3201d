# Shows the fault ir-lift-slt-equal, compare: SLT is 1 where the operands are equal
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-slt-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    slt x1, x0, x0
