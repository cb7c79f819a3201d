# Shows the fault direct-offset-minus-2048, immediate: loads treat the offset -2048 as 2048
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-lw-exit
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    lw x0, -2048(x1)
