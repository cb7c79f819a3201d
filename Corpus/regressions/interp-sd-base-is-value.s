# Shows the fault interp-sd-base-is-value, aliasing: SD of its own base register stores zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 83
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sd x1, 1(x1)
