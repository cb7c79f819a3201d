# Shows the fault ir-lift-sltiu-ones, compare: SLTIU with -1 is 0
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 194
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sltiu x1, x0, -1
