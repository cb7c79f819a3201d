# Shows the fault ir-forward-byte-positive, memory: LB of what SB has just stored is not negative
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1565
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lb-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80
#: x3 = 0x80010000
    .option norvc
    .option norelax
    .text
    sb x2, -2048(x3)
    lb x1, -2048(x3)
