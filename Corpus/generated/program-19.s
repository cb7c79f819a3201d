# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 19
#: fuel = 167
#: pc = 0x80000078
#: x1 = 0xb1a7a7cf80010fff
#: x2 = 0x100
#: x3 = 0x8
#: x4 = 0x80000000
#: x5 = 0x1ad96861b2307f37
#: x6 = 0x1db0bbfbe84d81fa
#: x7 = 0x1
#: x8 = 0x1fffffffe001
#: x9 = 0xa4b15a54be4080e
#: x10 = 0x7fffffff80000000
#: x11 = 0x5555555555555555
#: x12 = 0x80011fff
#: x13 = 0x80014aa5
#: x14 = 0x9
#: x15 = 0x200000000000
#: x16 = 0x100000000
#: x17 = 0xefd9320595ba346e
#: x18 = 0xffffffff80000001
#: x19 = 0xbd2ce71a8c04be6b
#: x20 = 0xffffffff80000000
#: x21 = 0x263adc3cd29d3b57
#: x22 = 0x100000000
#: x23 = 0xb01463f9fe000001
#: x24 = 0xc0a71b04fffffffe
#: x25 = 0xe3788a6f2a59b004
#: x26 = 0x4c34e282572d6ed3
#: x27 = 0x2000000000000
#: x28 = 0x9e7e43b800000007
#: x29 = 0xff
#: x30 = 0xfffffffffff80000
#: x31 = 0x2
    .option norvc
    .option norelax
    .text
at_80000000:
    sllw x9, x2, x4
    add x9, x31, x0
    auipc x6, 397140
    auipc x31, 262143
    blt x7, x0, at_80000018
    sw x4, -3(x12)
at_80000018:
    lwu x4, 20(x12)
    auipc x7, 32767
    sb x4, 13(x12)
    addw x6, x4, x7
    jalr x6, 0(x5)
at_8000002c:
    sltiu x11, x19, 128
    bne x11, x3, at_80000040
    sllw x10, x6, x2
    lb x19, 0(x13)
    jal x0, at_80000044
at_80000040:
    lbu x4, 2040(x12)
at_80000044:
    sh x19, 14(x13)
    sub x19, x7, x4
    add x31, x18, x19
    jalr x0, 0(x5)
at_80000054:
    slt x2, x10, x4
    lwu x3, -32(x12)
    jal x5, at_80000000
    lui x7, 3
    auipc x10, 483133
    ori x31, x18, 31
    lbu x4, 125(x13)
    ori x2, x8, -1285
    jalr x0, 0(x1)
    lui x11, 37831
    subw x4, x4, x31
    beq x11, x4, at_800000a4
    auipc x2, 1048573
    lui x18, 279873
    addi x17, x0, 1
at_80000090:
    sltu x9, x4, x3
    auipc x19, 396415
    sub x19, x2, x7
    addi x17, x17, 1
    bgeu x14, x17, at_80000090
at_800000a4:
    auipc x10, 3
    jal x5, at_8000002c
    sraw x31, x4, x10
    lui x31, 66324
    bne x19, x6, at_800000c8
    auipc x7, 609102
    addi x9, x9, 7
    lw x3, -1(x12)
    sw x9, 13(x13)
at_800000c8:
    lh x10, 13(x12)
    auipc x10, 0
    jalr x1, -120(x10)
    lui x19, 677928
    jal x5, at_8000002c
    sw x31, 706(x13)
    and x19, x7, x7
    xor x7, x6, x10
    jal x1, at_80000054
    sub x18, x9, x7
    bgeu x3, x11, at_80000114
    auipc x10, 65536
    auipc x9, 0
    jalr x5, -204(x9)
    ori x7, x3, 1937
    addi x31, x4, -1
    add x9, x19, x19
    sub x2, x19, x9
    sd x9, 19(x13)
at_80000114:
    auipc x9, 1048499
    addi x9, x9, 485
    sb x7, -1619(x13)
    lh x31, 2047(x12)
    ecall
