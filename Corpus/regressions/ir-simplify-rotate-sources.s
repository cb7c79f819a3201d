# Shows the fault ir-simplify-rotate-sources, aliasing: takes word shifts of two different values for a rotation
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 5
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-or-rd
#: fuel = 3
#: pc = 0x80000000
#: x4 = 0x400
    .option norvc
    .option norelax
    .text
    slliw x3, x4, 22
    srliw x2, x1, 10
    or x1, x3, x2
