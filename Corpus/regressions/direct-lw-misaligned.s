# Shows the fault direct-lw-misaligned, memory: LW at an address that is 3 more than a multiple of 4 has its fourth byte wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 9
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-lw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000ffa
    .option norvc
    .option norelax
    .text
    lw x1, 1(x2)
