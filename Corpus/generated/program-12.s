# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 12
#: fuel = 318
#: pc = 0x80000000
#: x1 = 0xffffffffffff8000
#: x2 = 0x200000000
#: x3 = 0x5f67c3099ef11d78
#: x4 = 0x2
#: x5 = 0x1fffffffe00001
#: x6 = 0x1234567880000000
#: x7 = 0x80000100
#: x8 = 0xffffffff1
#: x9 = 0x80000001
#: x10 = 0xdd007ba02f1a6881
#: x12 = 0xffffffffffe00000
#: x13 = 0x20000000
#: x14 = 0x8001fff2
#: x15 = 0x80000001
#: x16 = 0xfffffffffffffff8
#: x17 = 0x4e2d36f7f6daf9e6
#: x18 = 0x100
#: x19 = 0xfffffffe00000000
#: x20 = 0x20000000
#: x21 = 0x80011ffa
#: x22 = 0x7fff
#: x23 = 0x1fffffffffffff
#: x24 = 0x13
#: x25 = 0x80000000
#: x26 = 0x5555555555555555
#: x27 = 0x7
#: x28 = 0x80011e78
#: x29 = 0x88e4ddc0278c2d51
#: x30 = 0xffffffffffff8000
#: x31 = 0x80018f08
#: data 0x80011e58 = 01000080ffffffff000000003448ed6a0000000078563412ffffffff00000000
#: data ... = 0100000000000000
#: data 0x80018f08 = 17bf5fd951afc98abb5daa0078b097efb3e11101def360951300000000000000
#: data ... = 130000000000000093d18b433b29878f3b9f48014e94d85f1300000000000000
#: data ... = b39b1601b639d44017c5b6667b65ae56bb511f416f693caab748acc556081df9
#: data ... = 1300000000000000
    .option norvc
    .option norelax
    .text
    sllw x17, x3, x3
    sw x24, -244(x7)
    lui x27, 1025708
    auipc x27, 32768
    srliw x3, x6, 29
    lui x17, 247777
    ld x13, 0(x31)
    sw x13, -220(x7)
    sll x20, x17, x27
    sllw x27, x6, x26
    lui x20, 1033027
    sra x17, x27, x27
    lui x23, 4081
    addiw x23, x23, 1299
    sw x23, -32(x7)
    fence.i
    and x0, x27, x27
    andi x3, x23, 2047
    addi x30, x20, 0
    bge x30, x20, at_80000068
    and x27, x13, x17
    sraw x13, x3, x27
    sllw x13, x23, x20
    lui x10, 5366
    addiw x10, x10, 435
    sw x10, 60(x7)
at_80000068:
    sraw x6, x30, x13
    srl x3, x30, x17
    srlw x10, x10, x10
    addi x27, x10, 1
    beq x27, x10, at_800000ac
    add x3, x3, x23
    andi x20, x13, 24
    add x20, x20, x31
    lw x23, 8(x20)
    sw x23, -12(x7)
    fence.i
    sll x27, x3, x27
    auipc x27, 612817
    sll x20, x27, x13
    sllw x30, x27, x6
    srlw x23, x27, x20
    sra x17, x27, x30
at_800000ac:
    sraw x10, x27, x6
    andi x3, x17, 24
    add x3, x3, x31
    lw x23, 40(x3)
    sw x23, -12(x7)
    lb x13, 18(x21)
    jal x0, at_800000cc
    sub x10, x17, x13
at_800000cc:
    add x30, x13, x13
    addi x6, x23, -1
    blt x23, x6, at_800000f4
    sw x6, 6(x14)
    auipc x0, 688254
    lui x13, 739781
    jal x0, at_800000f0
    sra x30, x23, x6
    srl x13, x13, x17
at_800000f0:
    lb x23, 9(x28)
at_800000f4:
    sub x13, x30, x0
    addi x18, x0, 44
at_800000fc:
    xor x20, x3, x13
    sllw x13, x30, x23
    sllw x13, x23, x23
    addi x18, x18, -1
    bge x18, x0, at_800000fc
    lui x17, 4096
    andi x3, x30, 24
    add x3, x3, x31
    lw x10, 72(x3)
    sw x10, 80(x7)
    srlw x17, x27, x17
    sh x13, 1159(x28)
    xori x27, x30, 562
    jal x0, at_8000013c
    .word 0x0333139b
    sllw x27, x27, x27
at_8000013c:
    xori x20, x13, 64
    addi x20, x20, -414
    slliw x30, x20, 25
    bne x20, x13, at_80000158
    sll x17, x17, x17
    sub x0, x27, x27
    sra x3, x20, x0
at_80000158:
    ecall
