# Shows the fault ir-forward-past-store, memory: a load is taken from an earlier access although a store through another register came between
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1410
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lbu-rd
#: fuel = 3
#: pc = 0x80000000
#: x1 = 0x80010000
#: x2 = 0x80010016
    .option norvc
    .option norelax
    .text
    sb x0, 22(x1)
    sb x2, 0(x2)
    lbu x1, 22(x1)
