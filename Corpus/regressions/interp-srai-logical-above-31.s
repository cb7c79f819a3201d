# Shows the fault interp-srai-logical-above-31, width: SRAI by more than 31 shifts in zeros
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 40
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-srai-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    srai x1, x2, 56
