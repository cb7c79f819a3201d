# Shows the fault ir-lift-ori-minus-1, immediate: ORI with -1 sets the low half only
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 440
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-ori-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    ori x1, x0, -1
