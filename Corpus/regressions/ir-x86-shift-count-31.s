# Shows the fault ir-x86-shift-count-31, width: shifts 64 bits by five bits of a constant
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srai-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x4
    .option norvc
    .option norelax
    .text
    srai x1, x2, 34
