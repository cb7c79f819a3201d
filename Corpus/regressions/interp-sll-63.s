# Shows the fault interp-sll-63, width: SLL by 63 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 8
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sll-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
#: x3 = 0x3f
    .option norvc
    .option norelax
    .text
    sll x1, x2, x3
