# Shows the fault interp-beq-low-half, compare: BEQ compares the low halves
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 136
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = interp-beq-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x100000000
    .option norvc
    .option norelax
    .text
at_80000000:
    beq x1, x0, at_80000000
