# Shows the fault interp-straddle-wraps, memory: what a store has beyond the end of a page goes to the page's start
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sw-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80000fff
    .option norvc
    .option norelax
    .text
    sw x0, 0(x1)
