# Shows the fault ir-fold-addw-no-wrap, optimizer: folds a 32-bit add without wrapping
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 72
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-addw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x2, 353127
    addw x1, x2, x2
