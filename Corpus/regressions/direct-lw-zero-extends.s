# Shows the fault direct-lw-zero-extends, memory: LW zero-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-lw-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
#: x3 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sd x2, 23(x3)
    lw x1, 23(x3)
