# Shows the fault direct-copy-slot, aliasing: a move between registers in memory writes the neighbouring one
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-addi-x
#: fuel = 1
#: pc = 0x80000000
#: x30 = 0x1
    .option norvc
    .option norelax
    .text
    addi x31, x26, 0
