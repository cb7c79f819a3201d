# Shows the fault ir-lift-sllw-six-bits, width: SLLW uses six bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 12
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sllw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x20
    .option norvc
    .option norelax
    .text
    sllw x1, x2, x2
