# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 17
#: fuel = 188
#: pc = 0x80000000
#: x1 = 0xbb0fbf89a44970a6
#: x2 = 0x80010938
#: x3 = 0x7335abcbcb682ce0
#: x4 = 0x8000000000000000
#: x5 = 0x1fffffffe1
#: x6 = 0x69e80ad3fffffff8
#: x7 = 0x7ffffffffffffffe
#: x8 = 0xf07c4f5400000009
#: x9 = 0x360c307b686bee92
#: x10 = 0xffffffffffff8000
#: x11 = 0x200
#: x12 = 0xffff
#: x13 = 0x1234567800000000
#: x14 = 0x746714469a237697
#: x15 = 0xc666b0e100000000
#: x17 = 0x5
#: x18 = 0x80013005
#: x19 = 0x1f
#: x20 = 0x1fffffffe001
#: x21 = 0x8000000080000000
#: x22 = 0x1ffffffffffff
#: x23 = 0xffffffff1
#: x24 = 0x7ffffffff
#: x25 = 0xff80000000000000
#: x26 = 0xffffffff001
#: x27 = 0xa6c64c6eb29b36ba
#: x28 = 0xfffffffffffff800
#: x29 = 0x1ffffffff
#: x30 = 0x200000000000
#: x31 = 0xffffffff80000001
#: data 0x80010918 = 0fef187241b72bcf000000000000e0ff000000000002000001feffffff010000
#: data ... = 0001000000000000010000000000000000000080ffffffff0000000800000000
#: data ... = ffffff7fefbeadde01f8ffffa098c1f40000200000000000376634afa939ce6f
#: data ... = 057e9f982be7ab170000000800000000
    .option norvc
    .option norelax
    .text
    sltiu x3, x0, 0
    sh x20, -113(x2)
    srlw x5, x4, x19
    bne x5, x20, at_80000034
    sllw x20, x6, x5
    andi x19, x3, 255
    add x19, x19, x2
    sw x5, 9(x19)
    sd x3, 2040(x2)
    bgeu x21, x3, at_80000030
    sllw x5, x5, x3
    slt x21, x4, x3
at_80000030:
    sh x3, 2047(x18)
at_80000034:
    andi x5, x3, 24
    add x5, x5, x18
    lw x4, 0(x5)
    addiw x6, x21, 374
    sd x21, 113(x18)
    andi x19, x0, 7
    add x19, x19, x18
    lhu x3, 16(x19)
    addi x16, x0, 4
at_80000058:
    addw x5, x4, x3
    lw x19, -8(x18)
    sllw x3, x21, x3
    sra x5, x21, x6
    addw x3, x19, x3
    addiw x4, x5, 127
    sltiu x19, x5, 128
    sw x19, -2047(x2)
    lh x19, -2048(x18)
    addw x20, x5, x7
    lh x5, -523(x2)
    sw x20, 13(x2)
    addi x16, x16, 1
    bltu x16, x17, at_80000058
    subw x4, x4, x4
    subw x6, x5, x19
    slti x0, x6, -455
    andi x16, x4, 7
    addi x16, x16, 1
at_800000a4:
    slti x21, x4, 127
    addw x6, x19, x4
    addiw x0, x20, 16
    beq x3, x6, at_800000c8
    subw x6, x6, x19
    srliw x5, x21, 8
    bne x5, x6, at_800000c8
    subw x20, x6, x4
    srl x20, x20, x20
at_800000c8:
    srl x4, x20, x5
    sw x20, 48(x18)
    lhu x4, 123(x18)
    subw x6, x5, x3
    addi x16, x16, -1
    bne x16, x0, at_800000a4
    addw x3, x20, x20
    ld x6, 1509(x2)
    slliw x3, x20, 5
    sw x20, 9(x2)
    addw x20, x5, x3
    lb x20, -30(x18)
    subw x4, x20, x19
    sltiu x6, x4, 2
    ld x19, 12(x18)
    sraw x5, x19, x20
    ecall
