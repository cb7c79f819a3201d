# Shows the fault ir-fold-srlw-dirty, optimizer: folds SRLW with the upper half shifted in
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 931
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srliw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x2, 1048575
    srliw x1, x2, 1
