# Shows the fault ir-lift-sub-rare, rare: SUB has bit 40 wrong where its operands differ by 0xa5a in their low 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6524
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sub-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xa5a
    .option norvc
    .option norelax
    .text
    sub x1, x0, x2
