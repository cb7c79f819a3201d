# Shows the fault ir-fold-sub-swapped, optimizer: makes a constant that is subtracted from the immediate that is subtracted
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 27
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sub-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x2, 1
    sub x1, x2, x1
