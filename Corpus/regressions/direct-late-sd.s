# Shows the fault direct-late-sd, width: SD stores an upper half that is still to be made
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sd-memory
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
#: x3 = 0x80010000
    .option norvc
    .option norelax
    .text
    addw x14, x2, x1
    sd x14, 0(x3)
