# Shows the fault direct-srli-32-is-0, width: SRLI by 32 shifts by 0
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-srli-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    srli x1, x2, 32
