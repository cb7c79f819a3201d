# Shows the fault ir-simplify-extended-srli, width: takes what is shifted right by 32 for sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1277
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addiw-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    srli x3, x2, 32
    addiw x1, x3, 0
