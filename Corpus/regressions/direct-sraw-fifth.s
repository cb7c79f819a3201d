# Shows the fault direct-sraw-fifth, rare: SRAW by its own rd shifts in zeros where four instructions or more come before it in the block
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 236
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sraw-rd
#: fuel = 5
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    addi x0, x0, 0
    addi x2, x0, 1
    lui x1, 1048575
    sraw x2, x1, x2
