# Shows the fault ir-lift-addw-minimum, width: ADDW of the least word has bit 31 wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 66
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x1, x2, x0
