# Shows the fault interp-ld-page-end, memory: LD of the last eight bytes of a page has bit 63 wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 174
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-ld-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80003ff9
    .option norvc
    .option norelax
    .text
    ld x1, -1(x2)
