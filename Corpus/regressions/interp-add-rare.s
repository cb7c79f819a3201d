# Shows the fault interp-add-rare, rare: ADD has bit 0 wrong where its operands differ by 0x5a5 in their low 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 583
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-add-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x5a5
    .option norvc
    .option norelax
    .text
    add x1, x0, x2
