# Shows the fault ir-lift-xor-rare, rare: XOR has bit 0 wrong where it gives 0x1234 in its low 16 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 36629
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-xor-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1234
    .option norvc
    .option norelax
    .text
    xor x1, x2, x0
