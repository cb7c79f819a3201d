# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 13
#: fuel = 60
#: pc = 0x80000058
#: x1 = 0x7fffffffffffffff
#: x2 = 0x8001ffdd
#: x3 = 0x1ffffffffffffff
#: x4 = 0x538877c7ea29f032
#: x5 = 0x14f47f9affffffff
#: x6 = 0x7
#: x7 = 0x100000001
#: x8 = 0x1ed10aeba6c8bfb3
#: x9 = 0x844197961e481df9
#: x10 = 0x1fffffffe1
#: x11 = 0x7fffffffff
#: x12 = 0x80010ff8
#: x13 = 0x8000000000000000
#: x14 = 0xffffffffffffffe0
#: x15 = 0x1f
#: x16 = 0xffffffe000000000
#: x17 = 0xfe00000000000000
#: x18 = 0xd4bd14d7fffffff1
#: x19 = 0x41
#: x20 = 0xffffffff
#: x21 = 0xfffffffffffffff9
#: x22 = 0x80014588
#: x23 = 0x7ffffffffffffffe
#: x24 = 0xfffffffffffffff9
#: x25 = 0x2a7ba95a31e8a83d
#: x26 = 0x800000
#: x27 = 0xa437584180012000
#: x28 = 0xffffffff001
#: x29 = 0x2
#: x30 = 0xffffffffffffff80
#: x31 = 0xffffffffffffffff
#: data 0x80014568 = 0000000097d45138000000feffffffff0000008001000000ce29655ccef4aeaa
#: data ... = 3b3e3a374ebf6ca3020000000000000000000000d8e40ba1
#: data 0x8001bff8 = 138791aebb01d700b3e1e600338231403b0c37003b02874193f10840330c8c41
#: data ... = 032c71fe93068c002300818167800200
#: data 0x8001ffc0 = 0100000000000080ffffffffc0df2c3191e5db51f6d75d61f9ffffff7fa77db9
#: data ... = 6e93ec398d26eab281fffffff617302301e0ffffff1f0000f579057680bd6712
    .option norvc
    .option norelax
    .text
at_80000000:
    sub x4, x13, x14
    sub x14, x13, x24
    jalr x24, 0(x5)
    lh x3, -1(x22)
    sw x3, -25(x2)
    sub x13, x13, x24
    ld x4, 70(x22)
    srai x24, x13, 17
    add x24, x14, x17
    addi x24, x13, 700
    add x3, x24, x14
    lui x3, 32768
    sub x3, x24, x13
    jalr x5, 1(x5)
    xori x13, x14, 901
    add x24, x3, x4
    ori x24, x3, 1785
    lui x13, 1048574
    jal x5, at_80000000
    sd x13, 1258(x12)
    or x3, x3, x24
    jalr x0, 0(x1)
    lui x14, 493036
    lw x3, -24(x2)
    jal x5, . + 114584
    add x4, x23, x13
    sub x13, x4, x4
    lwu x24, -28(x2)
    lh x13, -1(x22)
    lh x0, 20(x2)
    lb x14, 24(x2)
    sub x3, x14, x4
    sub x4, x23, x3
    lb x3, -51(x22)
    lhu x3, 423(x22)
    beq x17, x4, at_800000ac
    addi x4, x4, -508
    srai x13, x24, 63
    sub x24, x4, x4
    addi x24, x24, 1023
    lb x13, -1840(x12)
    sb x13, -26(x2)
    jal x0, at_800000bc
at_800000ac:
    sub x4, x0, x24
    subw x24, x3, x13
    lhu x24, -20(x2)
    andi x3, x24, 1214
at_800000bc:
    lwu x3, 20(x2)
    sub x4, x4, x4
    sub x4, x14, x3
    jal x5, at_80000000
    add x24, x24, x24
    addiw x24, x3, 32
    auipc x3, 4096
    ecall
