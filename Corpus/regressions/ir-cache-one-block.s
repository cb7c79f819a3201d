# Shows the fault ir-cache-one-block, code cache: a store invalidates only one of the blocks that it changes
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 670
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/9
#: signature = ir-ori-rd
#: fuel = 17
#: pc = 0x80000000
#: x2 = 0x8001d000
#: data 0x8001d000 = 83010100930100006780
    .option norvc
    .option norelax
    .text
    jalr x1, 0(x2)
    jal x1, . + 118780
    lui x3, 1048150
    addi x3, x3, 1427
    sw x3, 0(x2)
    auipc x1, 0
    jalr x0, -20(x1)
