# Shows the fault ir-x86-swapped-equal, compare: takes BLT of a constant and an equal number
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 16
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-blt-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    blt x0, x1, at_80000000
