# Shows the fault interp-sb-offset-unsigned, immediate: SB takes its offset without sign
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sb-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80010000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    sb x2, -1(x1)
