# Shows the fault ir-simplify-sltu-ones, optimizer: takes x < 2^64 - 1 for always true
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7722
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xffffffffffffffff
    .option norvc
    .option norelax
    .text
    sltiu x1, x2, -1
