# Shows the fault direct-sd-unpinned-low, memory: SD of a register in memory stores zero above its low half
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sd-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80010000
#: x23 = 0x100000000
    .option norvc
    .option norelax
    .text
    sd x23, 0(x1)
