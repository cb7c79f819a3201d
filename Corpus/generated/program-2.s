# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2
#: fuel = 58
#: pc = 0x80000000
#: x1 = 0x8001ffce
#: x2 = 0xffffffffffffe000
#: x3 = 0x80011ffb
#: x4 = 0xf238b75572b0360c
#: x5 = 0x80014230
#: x6 = 0x3e63974912a68a21
#: x7 = 0xf20990ccf433a375
#: x8 = 0x1fffffffffffffff
#: x9 = 0x1
#: x10 = 0x81557a28de78157a
#: x11 = 0xbcec805d00000000
#: x12 = 0xffffe00000000000
#: x13 = 0xffffffff0000001
#: x14 = 0x94d98ee18eb1c37
#: x15 = 0x20000000
#: x16 = 0xffffffffffffff80
#: x17 = 0x7ffffffffffff
#: x18 = 0xacd2266e6c123339
#: x19 = 0x10000
#: x20 = 0xb
#: x21 = 0x2000000000000
#: x22 = 0xed086b78f4ab1c08
#: x23 = 0x81
#: x24 = 0x133c013ce066892
#: x25 = 0xffffffffffffffff
#: x26 = 0xffffffffffff8001
#: x27 = 0x8000000000000000
#: x28 = 0xffffffff0001
#: x29 = 0xf
#: x30 = 0x80010003
#: x31 = 0x8
#: data 0x80011fd8 = ff2f0180000000000100feffffff0100ffffffffc4ee2bb00000020000000000
#: data ... = feffffffffffff7fff070000000000000001000000000000ffffffff00000000
#: data ... = ffffffffffff0100000000000000000800000000ffffffff359d707e291b9330
#: data ... = 4542517261ee3c500b00000000000000
    .option norvc
    .option norelax
    .text
    sd x14, 16(x5)
    addw x14, x18, x26
    sb x20, 16(x5)
    lwu x16, -53(x30)
    ld x24, 22(x3)
    slt x20, x14, x14
    bne x22, x20, at_8000002c
    addi x16, x20, -640
    slli x22, x14, 55
    sw x8, 0(x3)
    lwu x28, -14(x30)
at_8000002c:
    sll x12, x20, x28
    srl x12, x22, x16
    lb x26, 93(x5)
    sd x20, 16(x3)
    lwu x16, 28(x5)
    sh x12, -14(x5)
    srli x18, x20, 22
    lb x24, -32(x1)
    bgeu x18, x12, at_8000005c
    srai x22, x24, 47
    srli x24, x28, 56
    sh x26, -2048(x5)
at_8000005c:
    lbu x16, 2040(x5)
    sd x24, 1391(x30)
    bgeu x26, x26, at_8000007c
    sd x16, -8(x1)
    sb x28, -1(x1)
    sw x26, -4(x1)
    slt x28, x16, x19
    jal x0, at_80000084
at_8000007c:
    auipc x26, 463474
    sra x28, x8, x24
at_80000084:
    sh x8, 556(x3)
    sh x28, 27(x30)
    sd x22, 36(x1)
    bgeu x28, x26, at_800000a0
    sltiu x14, x28, -128
    srl x26, x12, x16
    jal x0, at_800000b0
at_800000a0:
    slli x18, x16, 22
    addi x26, x16, -339
    lwu x18, -2048(x30)
    sw x18, 0(x3)
at_800000b0:
    lhu x20, -2048(x1)
    sltiu x20, x24, 619
    ecall
