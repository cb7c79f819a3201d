# Shows the fault direct-slt-rd-is-rs2, aliasing: SLT with rd = rs2 has its operands swapped
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 14
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-slt-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    slt x2, x1, x2
