# Shows the fault direct-immediate-byte, immediate: XORI takes -129 for a number of eight bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3597
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-xori-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    xori x1, x1, -129
