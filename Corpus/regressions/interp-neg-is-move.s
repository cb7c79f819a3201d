# Shows the fault interp-neg-is-move, aliasing: SUB from x0 moves its operand
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 129
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sub-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sub x1, x0, x2
