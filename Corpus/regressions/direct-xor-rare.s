# Shows the fault direct-xor-rare, rare: XOR has bit 0 wrong where it gives 0xabc in its low 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3559
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-xor-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xabc
    .option norvc
    .option norelax
    .text
    xor x1, x0, x2
