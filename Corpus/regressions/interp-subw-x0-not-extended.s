# Shows the fault interp-subw-x0-not-extended, width: SUBW of x0 leaves the upper half
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 197
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-subw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    subw x1, x2, x0
