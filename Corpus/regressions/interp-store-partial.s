# Shows the fault interp-store-partial, memory: a store that faults writes its accessible bytes
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 28
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x8001ffe8
    .option norvc
    .option norelax
    .text
    sd x1, 17(x1)
