# Shows the fault direct-sd-x0-stores-base, aliasing: SD of x0 stores its base
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sd x0, 1(x1)
