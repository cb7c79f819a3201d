# Shows the fault direct-bgeu-line-end, rare: BGEU as the last word of 16 bytes compares signed if it branches back
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 5871
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/58
#: signature = direct-bgeu-pc
#: fuel = 1
#: pc = 0x8000000c
#: x1 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    .zero 12
    bgeu x1, x0, . - 252
