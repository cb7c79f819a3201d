# Shows the fault ir-narrow-srl, optimizer: leaves out the extension of what is shifted right
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 5596
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addw-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    addiw x1, x2, 1
    srli x1, x1, 1
    addw x1, x1, x0
