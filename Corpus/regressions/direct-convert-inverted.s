# Shows the fault direct-convert-inverted, branch: a converted branch around a register in memory has the wrong sense
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 151
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/51
#: signature = direct-addw-rd
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    beq x0, x1, at_80000008
    addw x3, x0, x1
at_80000008:
