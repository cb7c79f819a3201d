# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: fuel = 86
#: pc = 0x80000000
#: x1 = 0x81
#: x2 = 0x80012d6c
#: x3 = 0xffffffffffff8001
#: x4 = 0x9545bf0714145130
#: x5 = 0x3f
#: x6 = 0x200000000000
#: x7 = 0x1c5771efc6165e31
#: x8 = 0xa
#: x9 = 0x80000128
#: x10 = 0x6fb594bbe8228a1d
#: x11 = 0xc32efbe380014000
#: x12 = 0x100000000
#: x13 = 0xf0639d4e00000000
#: x14 = 0x7fffffffffffffff
#: x15 = 0x200
#: x16 = 0x800190f8
#: x17 = 0xffff
#: x18 = 0x200000000
#: x19 = 0xffffffffffffffff
#: x20 = 0x7ffffffff
#: x21 = 0x2c9a2b4cc0000001
#: x22 = 0x7fff
#: x23 = 0x8001ffff
#: x24 = 0x80014000
#: x25 = 0xdeadbeef7fffffff
#: x26 = 0xe
#: x27 = 0x100000000
#: x28 = 0x7fff
#: x29 = 0x3fffffffc00001
#: x30 = 0x7fff
#: x31 = 0x7f
#: data 0x80012d48 = e0ffffffffffffff0000008000f463450600000000000000ffffffffffffff1f
#: data ... = ffffff07000000000300000000000000ffffffffffffff010080000051837e06
#: data ... = 8100000000000000210de85553185bbb05cd0d455185dc1c0002000077fc744e
#: data ... = 00200180000000000d07302bdb6b398701000080ffffffff0000000000002000
    .option norvc
    .option norelax
    .text
    .word 0xfff0000f
    bge x10, x10, at_80000018
    subw x6, x27, x27
    addw x13, x6, x20
    subw x30, x6, x30
    addw x27, x3, x30
at_80000018:
    addw x20, x3, x27
    .word 0x1d31818f
    bne x20, x3, at_8000004c
    subw x0, x20, x3
    addw x10, x6, x13
    slli x6, x6, 48
    srli x6, x6, 48
    addw x30, x3, x6
    subw x13, x27, x3
    addw x3, x20, x30
    .word 0x5cc0100f
    addw x6, x13, x20
    addw x13, x6, x10
at_8000004c:
    subw x13, x3, x13
    addw x27, x3, x13
    addiw x27, x27, 1023
    subw x27, x13, x6
    addw x10, x13, x6
    addi x12, x0, 3
at_80000064:
    addw x13, x27, x13
    addw x27, x13, x6
    sub x27, x6, x27
    subw x30, x6, x10
    bge x27, x27, at_80000084
    addw x10, x6, x20
    subw x13, x6, x10
    jal x0, at_80000088
at_80000084:
    subw x20, x30, x27
at_80000088:
    subw x20, x10, x10
    addi x20, x13, 747
    addi x12, x12, -1
    bne x12, x0, at_80000064
    subw x20, x12, x13
    addw x27, x10, x20
    andi x6, x10, 8
    auipc x30, 0
    add x6, x6, x30
    jalr x0, 12(x6)
    addiw x10, x20, 302
    jal x0, at_800000c0
    addw x27, x10, x6
    addw x10, x10, x27
at_800000c0:
    lh x30, 0(x23)
