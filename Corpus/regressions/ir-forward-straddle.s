# Shows the fault ir-forward-straddle, memory: a load is taken from an access that a straddling store has partly overwritten
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 11640
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lhu-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x80010000
#: x3 = 0x10000000000
    .option norvc
    .option norelax
    .text
    sh x0, 2(x2)
    sd x3, -3(x2)
    lhu x1, 2(x2)
