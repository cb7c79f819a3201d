# Shows the fault ir-simplify-rotate-half, optimizer: takes word shifts by amounts that sum to 16 for a rotation
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 377
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/3
#: signature = ir-or-rd
#: fuel = 3
#: pc = 0x80000000
#: x3 = 0x1
    .option norvc
    .option norelax
    .text
    slliw x2, x3, 15
    srliw x4, x3, 1
    or x1, x2, x4
