# Shows the fault ir-x86-misaligned-retires, accounting: a branch to a misaligned target counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 45
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-beq-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    beq x1, x0, . + 2
