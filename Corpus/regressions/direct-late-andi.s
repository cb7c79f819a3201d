# Shows the fault direct-late-andi, width: ANDI with a negative immediate reads an upper half that is still to be made
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 974
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-andi-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x14, x1, x2
    andi x1, x14, -1
