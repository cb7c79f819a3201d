# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: fuel = 95
#: pc = 0x80000054
#: x1 = 0x21baf30c00000000
#: x3 = 0x80012f05
#: x4 = 0x800000000000
#: x5 = 0xffffffffffffff80
#: x6 = 0x1fffffffff
#: x7 = 0x800000b8
#: x8 = 0xb527c55490223bd8
#: x9 = 0x7324ebe0e5b0ea89
#: x10 = 0x45dab35200000997
#: x11 = 0x100000000
#: x12 = 0x8001ffda
#: x14 = 0x132
#: x15 = 0xffffffffffff8000
#: x16 = 0x8fce9f0c2d7e76d2
#: x17 = 0xead908f00020000
#: x18 = 0xfffffffffffffe00
#: x19 = 0xfffffffffffffffe
#: x20 = 0x6355b03f4df0b0fe
#: x21 = 0x800180b8
#: x22 = 0x100000001
#: x23 = 0x80014ffa
#: x24 = 0x80012fff
#: x25 = 0xfffffffffffff800
#: x26 = 0x7ffffff
#: x27 = 0x79abe754400b7d93
#: x28 = 0x7fffffffffff
#: x29 = 0x41
#: x30 = 0x331a3cbcfffffff1
#: x31 = 0x100
#: data 0x80014fd8 = 5a56ad55e03a1b4900000000000080ff2b81c7f14e4a1ae700000080ffffffff
#: data ... = 200000000000000000080000000000008100000000000000faffffffffffffff
#: data ... = 0e0000000000000000000000000080ff477edd248120d90b00000000000080ff
#: data ... = f8ffffffffffffff961e55917dfc48bc
#: data 0x800180b8 = 336e3401026bd44d
#: data 0x8001ffc0 = 00000000292b211c0000000000000200000000000000000080ffffffffffffff
#: data ... = 9f527b7ba2f302430000f8ffffffffffffffffffffffff7f010000ffffffff00
    .option norvc
    .option norelax
    .text
    sraw x19, x30, x8
    sllw x30, x28, x30
    lb x19, 23(x3)
    xori x8, x28, 437
    sd x30, 536(x23)
    lb x8, 25(x3)
    srl x30, x19, x8
    sb x30, -2048(x23)
    auipc x28, 866859
    jalr x0, 0(x1)
at_80000028:
    lw x19, -2048(x12)
    andi x30, x8, 63
    add x30, x30, x3
    sb x30, -49(x30)
    jalr x0, 0(x1)
    or x19, x8, x19
    bgeu x0, x0, at_8000004c
    ld x30, 24(x12)
    sh x19, 1288(x23)
at_8000004c:
    srlw x30, x28, x28
    jalr x0, 0(x5)
    srli x30, x30, 31
    and x19, x30, x8
    jal x1, at_80000028
    lui x30, 0
    addiw x30, x30, 19
    sw x30, -160(x7)
    fence.i
    jal x1, at_80000028
    sd x19, 26(x23)
    andi x30, x30, 2047
    add x30, x30, x3
    sw x30, 2040(x30)
    lh x30, 109(x3)
    sllw x8, x8, x0
    sw x30, -2047(x23)
    srliw x8, x30, 5
    addw x30, x30, x28
    andi x8, x30, 120
    add x8, x8, x3
    lbu x28, -454(x8)
    auipc x19, 0
    jalr x1, -124(x19)
    sw x10, -124(x7)
    fence.i
    jal x1, at_80000028
    srliw x8, x19, 0
    sltiu x19, x19, 256
    addi x28, x30, 2
    bltu x28, x30, at_800000f8
    auipc x8, 19
    lhu x19, -238(x8)
    sd x8, 25(x12)
    sllw x28, x30, x0
    sh x30, 25(x12)
    slliw x28, x28, 17
    andi x30, x8, 24
    add x30, x30, x23
    sd x30, 59(x30)
    ld x19, 0(x21)
    sw x19, 104(x7)
    fence.i
at_800000f8:
    srlw x8, x28, x30
    sllw x19, x8, x28
    srlw x8, x30, x28
    addw x28, x8, x28
    blt x28, x28, at_80000130
    srliw x8, x8, 12
    sb x30, 23(x3)
    andi x19, x8, 7
    add x19, x19, x3
    sw x30, 4(x19)
    sll x19, x8, x28
    andi x8, x19, 63
    add x8, x8, x3
    sb x28, 2040(x8)
at_80000130:
    lb x19, 23(x23)
    srlw x19, x30, x19
    sh x8, 25(x3)
    ecall
