# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 19
#: fuel = 254
#: pc = 0x80000000
#: x1 = 0x4f93bbbb80010fff
#: x2 = 0x8
#: x3 = 0x76d1a97d6d9c453d
#: x4 = 0x1
#: x5 = 0x2a21b8e606accbb3
#: x6 = 0x5555555555555555
#: x7 = 0x732aeac8b6b5f222
#: x8 = 0x200000000000
#: x9 = 0x5d51a3b3c42e91c0
#: x10 = 0x1a6759284ec9b5f7
#: x11 = 0x5f1177ed129772da
#: x12 = 0x80015000
#: x13 = 0x80013bb8
#: x14 = 0x8
#: x15 = 0xff
#: x16 = 0x2
#: x17 = 0x5
#: x18 = 0x20000
#: x19 = 0x2
#: x20 = 0xdf917c57ef611498
#: x21 = 0x8000000000000000
#: x22 = 0x7f3f75887808e385
#: x23 = 0xfffffffffffffffb
#: x24 = 0x2f6d194e69fc5fe4
#: x25 = 0x7fffffff
#: x26 = 0xfffffffff8000000
#: x27 = 0x8
#: x28 = 0x200000000000000
#: x29 = 0x8b2b51a64dca1474
#: x30 = 0xffff
#: x31 = 0x9
    .option norvc
    .option norelax
    .text
    lw x4, 1318(x13)
    ori x7, x3, 1937
    bge x10, x19, at_8000002c
    add x9, x18, x18
    sub x2, x18, x9
    addi x17, x0, 26
at_80000018:
    sb x2, -1619(x13)
    lh x31, 2047(x12)
    slliw x19, x2, 26
    addiw x17, x17, -1
    bne x17, x0, at_80000018
at_8000002c:
    sraiw x10, x19, 4
    jal x5, at_800000d8
    slt x19, x2, x4
    add x9, x19, x3
    beq x19, x0, at_80000050
    sub x7, x2, x18
    srlw x31, x31, x9
    xor x3, x31, x10
    sh x31, -2047(x13)
at_80000050:
    ld x2, 14(x12)
    auipc x10, 0
    jalr x1, 176(x10)
    add x3, x4, x18
    jal x5, at_800000d8
    sllw x6, x9, x3
    lb x9, 0(x13)
    sw x31, 10(x12)
    jal x1, at_80000104
    sraiw x3, x10, 18
    bgeu x0, x6, at_80000098
    sub x31, x8, x2
    jal x5, at_800000d8
    lb x19, 14(x12)
    lwu x6, 1813(x12)
    sltu x0, x11, x6
    sb x4, 2047(x13)
    sub x7, x6, x8
at_80000098:
    add x3, x3, x18
    sraiw x10, x31, 13
    auipc x9, 524289
    srliw x4, x19, 11
    ecall
at_800000ac:
    subw x4, x9, x10
    sraw x19, x6, x31
    auipc x2, 1048573
    lui x18, 279873
    beq x2, x8, at_800000c4
    slti x9, x4, 31
at_800000c4:
    auipc x19, 900426
    sltu x9, x19, x3
    auipc x19, 396415
    sub x19, x18, x7
    jalr x0, 1(x5)
at_800000d8:
    sraiw x10, x18, 30
    blt x10, x19, at_800000ec
    lui x31, 66324
    ori x19, x19, -2048
    jal x0, at_800000f0
at_800000ec:
    addi x9, x9, 7
at_800000f0:
    lw x3, -1(x12)
    sw x19, 13(x13)
    lh x10, 13(x12)
    addi x5, x5, 797
    jalr x0, -797(x5)
at_80000104:
    lui x19, 677928
    sd x31, -8(x12)
    jal x5, at_800000ac
    and x19, x7, x10
    xor x7, x6, x10
    sh x3, -32(x13)
    sub x18, x19, x9
    add x18, x9, x18
    jalr x0, 1(x1)
