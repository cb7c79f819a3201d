# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 20
#: fuel = 132
#: pc = 0x8000006c
#: x1 = 0x7
#: x2 = 0x2000000000000
#: x3 = 0x98c825f33d2c0238
#: x4 = 0xfffffffff8000000
#: x5 = 0x30f29d1352865015
#: x6 = 0x6f99a554abdcb7cf
#: x7 = 0x3c69e192ffffff81
#: x8 = 0x40
#: x9 = 0x996aabbe00020000
#: x10 = 0x2c0fa5a9fff80001
#: x11 = 0x2
#: x12 = 0xb469531dad67e21b
#: x13 = 0x80000030
#: x14 = 0xffffffffffffe000
#: x15 = 0xffffffff7fffffff
#: x16 = 0x80013090
#: x17 = 0x143f3f536d5f0ad2
#: x18 = 0x20000000000
#: x19 = 0xe1c8ac878ad0938c
#: x20 = 0x894a1af4f24f4ef2
#: x21 = 0x20000000000000
#: x22 = 0xfffffffffffff800
#: x23 = 0x8000000
#: x24 = 0xfffffffffffe0000
#: x25 = 0x8
#: x26 = 0xffffffffffff8001
#: x27 = 0x4286e1589a79c253
#: x28 = 0x8001
#: x29 = 0xffffffff0000001
#: x30 = 0x88a7953effff8000
#: x31 = 0x20000
#: data 0x80013070 = 83b8e5a772cee83b0100feffffff0100000000003c868549000000807a013795
    .option norvc
    .option norelax
    .text
at_80000000:
    sw x22, -2048(x16)
    ori x26, x7, 1693
    lbu x20, 2040(x13)
    lui x26, 96554
    srai x23, x4, 27
    srai x4, x7, 60
    and x20, x7, x4
    lbu x29, 5(x16)
    sltu x29, x7, x7
    jalr x0, 0(x1)
at_80000028:
    sltiu x7, x23, -1
    sw x29, -1249(x16)
    slt x20, x7, x23
    sh x7, -2047(x16)
    sh x22, -10(x16)
    bltu x29, x23, at_8000004c
    slti x29, x23, 7
    lwu x29, -1162(x16)
    jal x0, at_80000054
at_8000004c:
    lhu x23, 115(x13)
    sltu x0, x29, x20
at_80000054:
    addi x22, x1, -800
    jalr x0, 800(x22)
at_8000005c:
    ori x26, x29, -1686
    lh x4, 237(x16)
    slt x22, x29, x7
    jalr x0, 0(x5)
    xor x0, x23, x4
    jalr x5, 44(x13)
    sw x26, -7(x16)
    lui x29, 1003354
    slt x20, x23, x29
    andi x26, x22, 15
    lw x7, 815(x16)
    .word 0x0ff0100f
    sw x26, 10(x16)
    srli x20, x29, 8
    lui x20, 255
    jalr x1, -8(x13)
    .word 0x0f0a020f
    lw x7, -2048(x16)
    sw x29, 0(x16)
    jalr x1, -8(x13)
    xor x26, x4, x23
    jal x1, at_80000028
    .word 0x9abe8d0f
    lui x23, 911975
    auipc x7, 1048573
    lui x7, 175114
    jal x5, at_8000005c
    ori x22, x4, -2047
    srli x22, x29, 15
    auipc x4, 0
    jalr x1, -208(x4)
    sw x23, -5(x16)
    srl x22, x23, x4
    jal x1, at_80000000
    sll x23, x7, x22
    srai x4, x7, 55
    subw x20, x7, x7
    addiw x7, x22, 0
    auipc x4, 661437
    auipc x22, 9334
    or x26, x22, x22
    jal x5, at_8000005c
    sh x26, 77(x16)
    srl x29, x20, x23
    addi x23, x20, 1
    blt x23, x20, at_80000124
    sll x23, x4, x20
    addi x29, x29, 31
    addw x29, x29, x7
    jal x4, at_80000134
at_80000124:
    sb x29, 31(x16)
    sb x26, -1(x16)
    xori x29, x22, 128
    ld x20, -5(x16)
at_80000134:
    fence.i
    addiw x22, x0, 16
    ori x23, x29, 64
    jalr x29, 1860(x0)
    ecall
