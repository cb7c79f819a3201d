# Shows the fault ir-lift-srai-63, width: SRAI by 63 shifts by 31
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 225
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srai-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    srai x1, x2, 63
