# Shows the fault ir-simplify-or-ones, optimizer: rewrites x | -1 to x
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-ori-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    ori x1, x1, -1
