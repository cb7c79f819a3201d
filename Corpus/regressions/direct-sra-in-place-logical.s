# Shows the fault direct-sra-in-place-logical, aliasing: SRA with rd = rs1 shifts in zeros
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 209
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sra-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x8000000000000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sra x1, x1, x2
