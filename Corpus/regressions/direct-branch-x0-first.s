# Shows the fault direct-branch-x0-first, compare: branches with x0 first compare the other way round
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-bltu-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
at_80000000:
    bltu x0, x1, at_80000000
