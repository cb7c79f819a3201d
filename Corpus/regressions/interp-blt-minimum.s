# Shows the fault interp-blt-minimum, compare: BLT is not taken for the least number
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 531
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-blt-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
at_80000000:
    blt x1, x0, at_80000000
