# Shows the fault direct-sll-32, width: SLL by 32 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 133
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-sll-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x20
    .option norvc
    .option norelax
    .text
    sll x1, x2, x2
