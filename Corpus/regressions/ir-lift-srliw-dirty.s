# Shows the fault ir-lift-srliw-dirty, width: SRLIW shifts the upper half in
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-srliw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x100000000
    .option norvc
    .option norelax
    .text
    srliw x1, x2, 1
