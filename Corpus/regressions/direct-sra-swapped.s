# Shows the fault direct-sra-swapped, aliasing: SRA with rd = rs2 shifts its amount by its operand
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 144
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sra-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sra x2, x1, x2
