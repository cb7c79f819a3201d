# Shows the fault interp-sltiu-equal, compare: SLTIU is 1 where the operands are equal
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 302
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/94
#: signature = interp-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sltiu x1, x2, 1
