# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 8
#: fuel = 41
#: pc = 0x8000004c
#: x1 = 0xaaaaaaaaaaaaaaaa
#: x2 = 0x80012ffc
#: x3 = 0x7fffffffff
#: x4 = 0x831aacd214d7163c
#: x5 = 0xf89f30f47fe86d21
#: x6 = 0xfd85edd8fe2d0b7b
#: x7 = 0x129edd9f80000000
#: x8 = 0x80000000
#: x9 = 0x80
#: x10 = 0xc
#: x11 = 0x20
#: x12 = 0x43c6dd7f00007fff
#: x13 = 0x7fffffffffffff
#: x14 = 0x80015d90
#: x15 = 0x1ffffffffffff
#: x16 = 0xfffe000000000000
#: x17 = 0x10000
#: x18 = 0x7ffffffffffffffe
#: x19 = 0x85ea397cb12a594f
#: x20 = 0x18e405b9b32f721a
#: x21 = 0x8001ffd5
#: x22 = 0xe703fc06d250243c
#: x23 = 0x7ff
#: x24 = 0x8000000000
#: x25 = 0x8000000000000000
#: x26 = 0x5529888ba1d40c12
#: x27 = 0xe61e540300000080
#: x28 = 0x20000
#: x29 = 0x3814105ea6a82f67
#: x30 = 0x3f
#: x31 = 0x8000000000000000
#: data 0x80015d70 = 200000000000000001feffffff01000000000000020000000000e0ffffffffff
#: data ... = 0000000001000000feffffffffffffffe697487d6e69e80b00000000bcf50d28
    .option norvc
    .option norelax
    .text
    slt x23, x18, x18
    srl x30, x23, x23
    sllw x23, x16, x4
    sb x23, -32(x21)
    sltiu x30, x28, 1404
    sraw x23, x18, x30
    jalr x4, 0(x5)
    addw x4, x25, x23
    sltiu x23, x23, -2048
    slt x23, x30, x23
    lui x16, 262144
    slt x28, x30, x4
    lwu x23, 7(x14)
    ld x11, 10(x2)
    xor x18, x30, x23
    jalr x11, 0(x5)
    ld x28, -3(x14)
    sw x18, -29(x14)
    jalr x5, 0(x5)
    auipc x16, 481835
    srlw x11, x30, x28
    sd x16, -24(x21)
    addi x0, x16, 0
    sraw x28, x23, x0
    bge x30, x11, at_8000007c
    andi x23, x28, -1024
    sll x23, x28, x30
    and x28, x28, x18
    sra x28, x11, x18
    .word 0xfff0100f
    jal x0, at_80000094
at_8000007c:
    ori x18, x28, -1053
    sh x29, 28(x21)
    srl x18, x23, x28
    sraw x18, x18, x11
    srlw x4, x23, x11
    srai x28, x23, 13
at_80000094:
    .word 0x862e1f0f
    sb x4, -29(x2)
    srl x18, x4, x4
    ld x28, 124(x2)
    and x28, x30, x11
    beq x0, x4, at_800000b0
    srlw x11, x0, x16
at_800000b0:
    srlw x16, x4, x29
    lhu x4, -31(x21)
    lbu x23, -29(x21)
    lhu x16, -2047(x21)
    jal x11, . - 1076
    ecall
