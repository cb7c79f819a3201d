# Shows the fault ir-lift-blt-of-x0, compare: BLT with x0 first is BGE
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-blt-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    blt x0, x0, at_80000000
