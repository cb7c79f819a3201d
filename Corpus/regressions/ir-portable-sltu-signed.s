# Shows the fault ir-portable-sltu-signed, compare: the portable back end compares signed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 7
#: engines = interp, ir, direct, ir-portable
#: modes = free
#: signature = ir-portable-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sltiu x1, x1, -1
