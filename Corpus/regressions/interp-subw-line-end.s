# Shows the fault interp-subw-line-end, rare: SUBW onto its first operand adds where it is the last word of 16 bytes and rs2 is x16 or above
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-subw-rd
#: fuel = 1
#: pc = 0x8000000c
#: x28 = 0x1
    .option norvc
    .option norelax
    .text
    .zero 12
    subw x1, x1, x28
