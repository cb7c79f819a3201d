# Shows the fault ir-fold-sra-logical, optimizer: folds an arithmetic right shift as a logical one
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 791
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-srai-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x2, 1048575
    srai x1, x2, 1
