# Shows the fault ir-lift-lwu-negative-offset, memory: LWU with a negative offset sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lwu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8001223b
#: data 0x80012224 = 80
    .option norvc
    .option norelax
    .text
    lwu x1, -26(x2)
