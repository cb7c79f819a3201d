# Shows the fault direct-add-rare, rare: ADD has bit 33 wrong where its operands differ by 0x7a7a in their low 16 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 13431
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-add-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x7a7a
    .option norvc
    .option norelax
    .text
    add x1, x0, x2
