# Shows the fault direct-late-block-end, width: a block that ends without a jump leaves upper halves to be made
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 70
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/44
#: signature = direct-addiw-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addiw x1, x1, -1
