# Shows the fault interp-bne-of-itself, compare: BNE of a register with itself is taken
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 18
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-bne-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bne x1, x1, at_80000000
