# Shows the fault direct-lb-rare, rare: LB has bit 0 wrong where its address ends in 0x123
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1347
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-lb-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8000013b
    .option norvc
    .option norelax
    .text
    lb x1, -24(x2)
