# Shows the fault ir-lift-sllw-six-bits, width: SLLW uses six bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 11
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sllw-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x20
    .option norvc
    .option norelax
    .text
    addi x2, x0, 1
    sllw x1, x2, x3
