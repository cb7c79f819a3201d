# Shows the fault ir-lift-branch-bits-swapped, branch: branches have bits 5 and 6 of their offset swapped
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-bge-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    bge x0, x0, . + 56
