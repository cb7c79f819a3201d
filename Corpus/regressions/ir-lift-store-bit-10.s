# Shows the fault ir-lift-store-bit-10, immediate: stores lose bit 10 of a positive offset
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sd x1, 1948(x2)
