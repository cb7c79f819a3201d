# Shows the fault direct-beqz-low-half, compare: comparisons of a register with x0 look at its low half
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 20
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-blt-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    blt x1, x0, at_80000000
