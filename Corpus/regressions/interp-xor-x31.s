# Shows the fault interp-xor-x31, aliasing: XOR reads x30 where x31 is its second operand
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 77
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-xor-rd
#: fuel = 1
#: pc = 0x80000000
#: x31 = 0x1
    .option norvc
    .option norelax
    .text
    xor x1, x0, x31
