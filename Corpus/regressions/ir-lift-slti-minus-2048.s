# Shows the fault ir-lift-slti-minus-2048, immediate: SLTI compares with 2048 instead of -2048
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 21
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-slti-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    slti x1, x0, -2048
