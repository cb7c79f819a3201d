# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 20
#: fuel = 127
#: pc = 0x80000068
#: x1 = 0x7
#: x2 = 0x8d578caad25f9327
#: x3 = 0xb209978e6e1e0fef
#: x4 = 0x3f702fdfffffff81
#: x5 = 0xf4de70c300020000
#: x6 = 0x2
#: x7 = 0x7886d573fffffffe
#: x8 = 0xffffffff7fffffff
#: x9 = 0xa013725b62e18f53
#: x10 = 0x1800103c0
#: x11 = 0x20000000000000
#: x12 = 0x8000000
#: x13 = 0x800001f8
#: x14 = 0x11b9e554b81f0279
#: x15 = 0xffffffff0000001
#: x16 = 0x80011008
#: x17 = 0x40
#: x18 = 0xee01ff074c479fea
#: x19 = 0xffffffffffffffff
#: x20 = 0x436ae0e7cac4b55f
#: x21 = 0x6db4c4029f913adc
#: x22 = 0x636783f2ffc00001
#: x23 = 0x1bf839d4f8fd656d
#: x24 = 0x88eb5689f86c57a9
#: x25 = 0x80
#: x26 = 0x3fffffffc001
#: x27 = 0x8000000000000001
#: x28 = 0xffffffffffff7fff
#: x29 = 0xe000000000000000
#: x30 = 0xffffffffffffff7f
#: x31 = 0x6f27b1d4c2ee5973
#: data 0x80010fe8 = 5e14d1a9f134540b0180000000000000000000000080ffff0000f8ffffffffff
    .option norvc
    .option norelax
    .text
at_80000000:
    andi x26, x22, 15
    lw x7, 815(x16)
    .word 0x0ff0100f
    sw x0, 10(x16)
    srli x20, x29, 8
    lui x20, 255
    slti x23, x26, 15
    .word 0x0f0a020f
    lw x7, -2048(x16)
    jalr x0, 0(x1)
at_80000028:
    addi x26, x20, 127
    xor x26, x4, x23
    lui x7, 593751
    .word 0x9abe8d0f
    lui x23, 911975
    bltu x7, x7, at_8000004c
    lui x7, 175114
    xor x4, x26, x7
    jal x0, at_80000054
at_8000004c:
    srli x22, x29, 15
    lbu x23, -12(x16)
at_80000054:
    jalr x0, 0(x1)
at_80000058:
    srl x22, x26, x4
    lwu x26, 30(x16)
    sll x23, x7, x22
    jalr x0, 0(x5)
    subw x20, x7, x23
    jal x5, at_80000058
    slti x0, x22, 1487
    auipc x4, 661437
    auipc x22, 9334
    or x26, x22, x22
    sltu x23, x26, x22
    sh x26, 77(x16)
    srl x29, x23, x22
    xori x7, x23, -1645
    sll x23, x4, x20
    jal x1, at_80000028
    addw x29, x23, x7
    ld x29, 1246(x13)
    sb x29, 31(x16)
    jal x1, at_80000028
    xori x29, x22, 128
    jal x1, at_80000028
    fence.i
    addiw x22, x0, 16
    ori x23, x23, 64
    xor x29, x29, x4
    jalr x5, -416(x13)
    sw x26, -75(x16)
    slli x0, x4, 16
    auipc x20, 0
    jalr x1, -204(x20)
    lhu x4, -17(x16)
    srli x26, x20, 63
    jal x1, at_80000000
    sd x4, -497(x16)
    sra x29, x29, x23
    sb x22, 1665(x16)
    xori x20, x20, 1083
    auipc x26, 1048560
    srl x22, x22, x22
    lw x23, 0(x16)
    jal x5, at_80000058
    auipc x23, 1033245
    srli x4, x4, 56
    bltu x22, x0, at_8000011c
    slt x7, x4, x26
    lb x29, 2018(x13)
    auipc x4, 943443
    jal x0, at_8000012c
at_8000011c:
    auipc x29, 65892
    sra x20, x29, x22
    fence ow, ow
    lbu x20, -16(x16)
at_8000012c:
    or x23, x26, x20
    ori x22, x4, 2047
    lbu x7, 0(x16)
    jalr x29, -960(x10)
