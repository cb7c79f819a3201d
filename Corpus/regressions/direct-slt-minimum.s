# Shows the fault direct-slt-minimum, compare: SLT is 0 where the first operand is the least number
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 698
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-slt-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    slt x1, x2, x0
