# Shows the fault ir-x86-late-read, aliasing: reads a guest register when its value is needed, though it has been written since
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 223
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srli-rd
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x1, x30, 0
    lui x30, 1
    srli x1, x1, 1
