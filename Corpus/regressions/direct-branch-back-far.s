# Shows the fault direct-branch-back-far, branch: branches back by more than 2048 lose bit 11 of their offset
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 373
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-bne-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    bne x1, x0, . - 2800
