# Shows the fault ir-lift-lui-80000, immediate: LUI 0x80000 gives 0x7ffff000
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 18
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lui-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x1, 524288
