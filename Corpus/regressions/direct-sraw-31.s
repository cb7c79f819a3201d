# Shows the fault direct-sraw-31, width: SRAW by 31 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 119
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-sraw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
#: x3 = 0x1f
    .option norvc
    .option norelax
    .text
    sraw x1, x2, x3
