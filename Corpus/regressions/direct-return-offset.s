# Shows the fault direct-return-offset, branch: a predicted return with an offset leaves it out
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 127
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/88
#: signature = direct-jalr-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jalr x0, -1(x1)
