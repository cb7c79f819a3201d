# Shows the fault direct-not-in-place, aliasing: XORI with -1 and rd = rs1 does nothing
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 161
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-xori-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    xori x1, x1, -1
