# Shows the fault ir-portable-sllw-six-bits, width: SLLW in the portable back end uses six bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 10
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-portable-sllw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x20
    .option norvc
    .option norelax
    .text
    sllw x1, x2, x2
