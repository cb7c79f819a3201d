# Shows the fault ir-lift-bge-minus-1, compare: BGE is not taken where the second operand is -1
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 133
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-bge-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0xffffffffffffffff
    .option norvc
    .option norelax
    .text
at_80000000:
    bge x0, x1, at_80000000
