# Shows the fault direct-subw-minimum, width: SUBW of the least word has bit 31 wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 20
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-patched-code
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000000
#: x2 = 0x40180fbb
#: x3 = 0x800001e8
    .option norvc
    .option norelax
    .text
    sw x2, -484(x3)
