# Shows the fault interp-store-is-load, memory: a store that faults has the cause of a load
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = interp-sd-cause
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sd x0, 0(x0)
