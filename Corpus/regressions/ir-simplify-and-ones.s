# Shows the fault ir-simplify-and-ones, optimizer: rewrites x & -1 to the low word of x
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1727
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-andi-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x100000000
    .option norvc
    .option norelax
    .text
    andi x1, x2, -1
