# Shows the fault direct-sh-writes-word, memory: SH writes four bytes
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-sh-memory
#: fuel = 1
#: pc = 0x80000000
#: x7 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sh x0, 1(x7)
