# Shows the fault ir-simplify-extended-first, width: takes bitwise results for sign-extended if their first operand is
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7380
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-addiw-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    lb x4, 0(x2)
    xor x3, x4, x2
    addiw x1, x3, 0
