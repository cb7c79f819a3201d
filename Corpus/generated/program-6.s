# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: fuel = 86
#: pc = 0x80000000
#: x1 = 0xe1ee5bf500000000
#: x2 = 0x8000000000000001
#: x3 = 0x80015e70
#: x4 = 0x9d9eeba3ffffffff
#: x5 = 0xffffffe000000000
#: x6 = 0xd
#: x7 = 0x800001d8
#: x8 = 0xdeadbeefffffffff
#: x9 = 0xffffffffffffff80
#: x10 = 0x663ef2b3ccdc3f37
#: x11 = 0x1fffffffff
#: x12 = 0x8001ffd0
#: x13 = 0xffffffff001
#: x14 = 0xb5
#: x15 = 0x1456b20960da90d2
#: x16 = 0x80000000000000
#: x17 = 0x72bb38b80d346bd
#: x18 = 0x800
#: x19 = 0x8
#: x20 = 0xffffe00000000000
#: x21 = 0x80018130
#: x22 = 0xfa168dab80000000
#: x23 = 0x80012003
#: x24 = 0xcb9696307ffbcd51
#: x26 = 0x8000000000
#: x27 = 0x7ffffff
#: x28 = 0x20000000000
#: x29 = 0xffffffffffff8000
#: x30 = 0xffffffffffff8001
#: x31 = 0x3e8cef07d6ac8971
#: data 0x80015e50 = f433ab5752374a69000001800000000006000000000000008100000000000000
#: data ... = 010000000efa80c2200000004f69ef9704f14bb3a5c8de03000000002a6f5a94
#: data ... = ff7f0000da64ac980200000000000000
#: data 0x80018128 = 93d9f942561809c613000000000000009bd9390015da8a99135eff42ea894689
    .option norvc
    .option norelax
    .text
    sraw x30, x8, x8
    xori x19, x30, -522
    jalr x1, -196(x7)
    sw x10, -376(x7)
    fence.i
    jalr x1, -196(x7)
    xori x30, x19, -1024
    srliw x8, x30, 24
    sw x30, 1912(x23)
    andi x30, x30, 2040
    add x30, x30, x3
    sw x8, -8(x30)
    sb x28, 25(x3)
    andi x8, x30, 63
    srlw x19, x8, x28
    srai x8, x19, 1
    sraw x19, x8, x30
    sllw x30, x19, x30
    jalr x1, -196(x7)
    andi x30, x8, 24
    add x30, x30, x21
    lw x28, -8(x30)
    sw x28, -448(x7)
    jalr x1, -196(x7)
    srl x30, x8, x30
    sb x8, -2048(x23)
    addi x30, x19, 2
    blt x30, x19, at_800000a0
    lwu x28, 29(x3)
    lw x19, -2048(x12)
    andi x30, x8, 63
    add x30, x30, x3
    sb x30, -49(x30)
    sd x30, 23(x23)
    or x19, x30, x30
    sltiu x19, x8, -999
    lui x8, 0
    addiw x8, x8, 19
    sw x8, -252(x7)
    fence.i
at_800000a0:
    srlw x30, x19, x28
    lw x30, 23(x23)
    srli x30, x30, 31
    and x19, x30, x8
    bge x30, x0, at_800000d8
    slt x30, x30, x28
    lhu x19, 0(x23)
    andi x8, x19, 7
    add x8, x8, x23
    sw x8, 11(x8)
    sd x19, 26(x23)
    andi x30, x30, 2047
    add x30, x30, x3
    sw x30, 2040(x30)
at_800000d8:
    lh x30, 109(x3)
    sllw x8, x8, x0
    sw x30, -2047(x23)
    ecall
    andi x8, x28, 63
    add x8, x8, x3
    lbu x19, 86(x8)
    sh x19, -2048(x12)
    lw x28, 45(x3)
    sraw x30, x19, x28
    lb x30, 713(x23)
    sw x19, 25(x12)
    slli x28, x19, 24
    addi x1, x1, -629
    jalr x28, 629(x1)
    sw x8, 25(x12)
    ld x8, -1(x12)
    jalr x0, 1(x1)
    subw x28, x30, x28
    bgeu x28, x30, at_80000130
    sltu x30, x8, x19
    srlw x30, x19, x19
at_80000130:
    srli x30, x0, 12
    jalr x0, 0(x5)
