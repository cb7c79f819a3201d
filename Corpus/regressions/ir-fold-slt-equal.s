# Shows the fault ir-fold-slt-equal, optimizer: folds SLT of equal numbers to 1
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 203
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-slt-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    slt x1, x0, x0
