# Shows the fault direct-trap-pc-of-block, accounting: pc of a memory fault is that of the block
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 26
#: engines = interp, ir, direct
#: modes = free/81
#: signature = direct-lh-pc
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    lh x0, 0(x0)
