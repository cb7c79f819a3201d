# Shows the fault ir-lift-sra-0, width: SRA by 0 has bit 63 wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sra-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sra x1, x0, x0
