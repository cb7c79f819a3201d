# Shows the fault direct-late-sltu, width: SLTU compares an upper half that is still to be made
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 483
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sltu-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x12, x2, x1
    sltu x1, x2, x12
