# Shows the fault ir-lift-sllw-31, width: SLLW by 31 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sllw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
#: x3 = 0x1f
    .option norvc
    .option norelax
    .text
    sllw x1, x2, x3
