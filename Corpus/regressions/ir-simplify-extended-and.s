# Shows the fault ir-simplify-extended-and, width: takes AND with a negative immediate for sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 5294
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addw-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    andi x3, x2, -2
    addw x1, x3, x0
