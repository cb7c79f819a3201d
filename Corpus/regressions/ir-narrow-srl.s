# Shows the fault ir-narrow-srl, optimizer: leaves out the extension of what is shifted right
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6227
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-subw-rd
#: fuel = 6
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x3, x2, x0
    srli x5, x3, 1
    slliw x4, x5, 0
    lui x5, 0
    addi x3, x0, 0
    subw x1, x0, x4
