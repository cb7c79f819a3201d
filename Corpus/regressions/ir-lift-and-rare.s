# Shows the fault ir-lift-and-rare, rare: AND has its sign wrong where its operands differ by 0x2bcd in their low 14 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 63180
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-and-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x2bcd
    .option norvc
    .option norelax
    .text
    and x1, x0, x2
