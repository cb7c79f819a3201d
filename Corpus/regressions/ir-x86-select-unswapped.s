# Shows the fault ir-x86-select-unswapped, compare: a conditional move takes the wrong side where the comparison is swapped
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 893
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sh-pc
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    blt x0, x2, at_80000008
    addi x1, x0, 0
at_80000008:
    sh x0, 1(x2)
