# Shows the fault ir-simplify-rotate-left, optimizer: rotates a word right by the amount of the shift to the left
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 205
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-or-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slliw x3, x2, 13
    srliw x4, x2, 19
    or x1, x3, x4
