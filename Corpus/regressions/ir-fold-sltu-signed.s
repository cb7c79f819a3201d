# Shows the fault ir-fold-sltu-signed, optimizer: folds an unsigned comparison as signed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 58
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sltiu x1, x0, -1
