# Shows the fault direct-lui-zero-extends, immediate: LUI zero-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2
#: engines = interp, ir, direct
#: modes = free
#: signature = direct-lui-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x1, 1048575
