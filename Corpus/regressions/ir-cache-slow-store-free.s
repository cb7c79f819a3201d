# Shows the fault ir-cache-slow-store-free, accounting: a store that needs the runtime does not count as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 9
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sw-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0xf
#: x2 = 0x800001e0
    .option norvc
    .option norelax
    .text
    sw x1, -476(x2)
