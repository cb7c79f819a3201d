# Shows the fault ir-lift-lbu-page-start, memory: LBU of the first byte of a page gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2649
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lbu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80012ffa
#: data 0x80013000 = 01
    .option norvc
    .option norelax
    .text
    lbu x1, 6(x2)
