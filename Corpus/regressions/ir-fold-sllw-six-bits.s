# Shows the fault ir-fold-sllw-six-bits, optimizer: folds SLLW with six bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 971
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sllw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x0, -1
    sllw x1, x2, x2
