# Shows the fault ir-cache-store-tval-start, memory: tval of a straddling store is its first byte
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sd-tval
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80020017
    .option norvc
    .option norelax
    .text
    sd x0, -29(x1)
