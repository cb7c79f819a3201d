# Shows the fault direct-sd-line-end, memory: SD across the end of a 256-byte line has its last byte wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80003ffb
    .option norvc
    .option norelax
    .text
    sd x0, 1(x1)
