# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: fuel = 87
#: pc = 0x80000000
#: x1 = 0xb97e06f3ffffffff
#: x2 = 0x200000000
#: x3 = 0xd09f7ab00000008
#: x4 = 0x1
#: x5 = 0x3fffffffc0000001
#: x6 = 0xffff
#: x7 = 0x1fffffffffffff
#: x8 = 0x800190d0
#: x9 = 0x7fff
#: x10 = 0x80015000
#: x11 = 0xd0a6eb7e00080000
#: x12 = 0x80014b62
#: x13 = 0xb3d86e028f79b18e
#: x14 = 0xb73a9a7dffffffff
#: x15 = 0x7f
#: x16 = 0x4
#: x17 = 0x7fffffff8001
#: x18 = 0xa1e7163cff800000
#: x19 = 0x1ffff
#: x20 = 0x6c698f7313aaf1a5
#: x21 = 0x5
#: x22 = 0x200000
#: x23 = 0xe
#: x24 = 0x2000000000000000
#: x25 = 0x367c1c9f00000040
#: x26 = 0xbcd48720000001e
#: x28 = 0xcee64dab67a8fccd
#: x29 = 0xffffffffffff8000
#: x30 = 0xfffffffffffffe00
#: x31 = 0x8000
#: data 0x80014fe0 = 800000000000000081ffffffd17873f8000000800000000020abdb5137d179f2
#: data ... = 01feffffff0100000600000000000000ffffff7f00000000ffffff7f00000000
#: data ... = 000080000000000001c0ffffff3f0000dc016f5018d294980000080000000000
#: data ... = 8000000000000000050000000000000081000000000000000200000000000000
#: data ... = ffffffffffffffffc7c9e38e5a651bc0feffffffffffff7f
    .option norvc
    .option norelax
    .text
    add x4, x2, x4
    lwu x2, -11(x10)
    addiw x2, x31, 3
    add x4, x2, x2
    sw x2, -19(x12)
    beq x31, x6, at_80000044
    .word 0x0ff2000f
    andi x4, x2, 2047
    add x4, x4, x12
    sh x0, -45(x4)
    sltu x2, x2, x31
    auipc x2, 699050
    lh x2, 72(x10)
    lbu x2, 2047(x12)
    sltu x4, x2, x2
    addw x4, x2, x2
    sltiu x31, x2, -1320
at_80000044:
    andi x6, x0, 120
    add x6, x6, x10
    sd x31, 25(x6)
    bgeu x0, x2, at_80000078
    sb x2, -2048(x12)
    lwu x2, 1983(x12)
    sd x2, -2048(x12)
    bgeu x31, x6, at_80000068
    sltu x4, x31, x2
at_80000068:
    subw x4, x2, x4
    auipc x4, 1048575
    add x2, x0, x2
    jal x0, at_8000007c
at_80000078:
    sw x2, -3(x12)
at_8000007c:
    sltu x31, x6, x4
    slti x31, x4, -256
    andi x31, x4, 7
    add x31, x31, x10
    lw x31, -11(x31)
    bne x31, x31, at_8000009c
    slti x6, x4, 373
    slti x2, x31, -3
at_8000009c:
    lbu x4, 95(x12)
    auipc x6, 978602
    slt x4, x31, x2
    andi x6, x6, 16
    auipc x2, 0
    add x6, x6, x2
    jalr x0, 12(x6)
    addi x6, x6, 1589
    sltu x4, x6, x2
    addiw x31, x6, -1024
    jal x0, at_800000d8
    srliw x4, x4, 3
    sltu x6, x31, x4
    slliw x31, x6, 15
    sltiu x31, x2, -1414
at_800000d8:
    addw x2, x6, x4
    addi x4, x6, -1554
    add x31, x31, x31
    auipc x2, 524288
    lw x2, -8(x10)
    blt x2, x31, at_8000010c
    addw x4, x31, x2
    addi x6, x4, 0
    bge x6, x4, at_8000010c
    lw x31, 12(x12)
    addw x4, x2, x6
    sh x2, -11(x12)
    addiw x31, x2, 1184
at_8000010c:
    sb x4, -2047(x12)
    add x2, x6, x2
    sh x2, -2(x12)
    sltiu x31, x2, -242
    sb x31, -17(x10)
    bltu x31, x4, at_80000128
    lb x0, -1607(x12)
at_80000128:
    ld x6, -30(x10)
    ecall
