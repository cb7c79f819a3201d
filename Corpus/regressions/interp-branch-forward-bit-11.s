# Shows the fault interp-branch-forward-bit-11, branch: branches forward lose bit 11 of their offset
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 797
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-bge-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    bge x0, x0, . + 2824
