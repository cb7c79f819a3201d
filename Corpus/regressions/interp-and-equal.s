# Shows the fault interp-and-equal, compare: AND of equal values gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 90
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-and-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    and x1, x2, x2
