# Shows the fault direct-andi-minus-1, immediate: ANDI with -1 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 870
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-andi-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    andi x1, x2, -1
