# Shows the fault direct-late-one-source, width: a bitwise result counts as to be extended if one source is sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 137
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-or-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x9, x1, x1
    or x1, x9, x2
