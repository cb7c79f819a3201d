# Shows the fault ir-lift-bne-low-half, compare: BNE compares the low halves
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 350
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-bne-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x100000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bne x1, x0, at_80000000
