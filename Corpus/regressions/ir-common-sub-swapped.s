# Shows the fault ir-common-sub-swapped, optimizer: takes a - b for b - a where both are computed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1408
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sub-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sub x1, x2, x3
    sub x1, x3, x2
