# Shows the fault ir-lift-sd-page-end, rare: SD as the last word of a page takes a negative offset for one 8 higher
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 220
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sd-memory
#: fuel = 8
#: pc = 0x80000000
#: x16 = 0x1
#: x23 = 0x8001172e
#: data 0x8001172d = 80
#: data 0x8001bfe4 = 330000009b0000001300000063000001b300000033000000a3bf9bfe
    .option norvc
    .option norelax
    .text
    jal x0, . + 114660
