# Shows the fault interp-subw-rare, rare: SUBW has bit 31 wrong where its operands differ by 0xbeef in their low 16 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 19079
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-subw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xbeef
    .option norvc
    .option norelax
    .text
    subw x1, x2, x0
