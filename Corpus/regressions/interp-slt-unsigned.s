# Shows the fault interp-slt-unsigned, compare: SLT compares unsigned
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 8
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-slt-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x0, -1
    slt x1, x0, x2
