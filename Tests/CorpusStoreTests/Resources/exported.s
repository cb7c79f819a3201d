# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 3
#: seed = 42
#: program = 412
#: engines = interp, ir
#: modes = block, free/17
#: signature = ir-sraiw-rd
#: fuel = 1000
#: pc = 0x80000004
#: x1 = 0x101010101010101
#: x2 = 0x202020202020202
#: x3 = 0x303030303030303
#: x4 = 0x404040404040404
#: x5 = 0x505050505050505
#: x6 = 0x606060606060606
#: x7 = 0x707070707070707
#: x8 = 0x808080808080808
#: x9 = 0x909090909090909
#: x10 = 0xa0a0a0a0a0a0a0a
#: x11 = 0xb0b0b0b0b0b0b0b
#: x12 = 0xc0c0c0c0c0c0c0c
#: x13 = 0xd0d0d0d0d0d0d0d
#: x14 = 0xe0e0e0e0e0e0e0e
#: x15 = 0xf0f0f0f0f0f0f0f
#: x16 = 0x1010101010101010
#: x17 = 0x1111111111111111
#: x18 = 0x1212121212121212
#: x19 = 0x1313131313131313
#: x20 = 0x1414141414141414
#: x21 = 0x1515151515151515
#: x22 = 0x1616161616161616
#: x23 = 0x1717171717171717
#: x24 = 0x1818181818181818
#: x25 = 0x1919191919191919
#: x26 = 0x1a1a1a1a1a1a1a1a
#: x27 = 0x1b1b1b1b1b1b1b1b
#: x28 = 0x1c1c1c1c1c1c1c1c
#: x29 = 0x1d1d1d1d1d1d1d1d
#: x30 = 0x1e1e1e1e1e1e1e1e
#: x31 = 0x1f1f1f1f1f1f1f1f
#: data 0x80010000 = 010203
#: data 0x8001fffe = 0405
    .option norvc
    .option norelax
    .text
    sltiu x12, x10, -263
    blt x27, x29, . + 2074
    addiw x1, x14, -890
    .word 0x0edeaf73
    sh x22, -1522(x29)
    ld x24, 926(x9)
    sd x0, 1043(x21)
    sd x1, -622(x28)
    .word 0x97e2098f
    slt x31, x13, x19
    sraw x6, x15, x8
    sd x24, -1723(x6)
    .word 0xba9239e9
    .word 0xe22ec847
    add x19, x31, x0
    subw x15, x30, x8
    sd x12, 845(x3)
    sub x27, x11, x4
    ld x9, 1761(x6)
    sh x3, -462(x25)
    sltiu x14, x31, 702
    srl x21, x12, x17
    .word 0x2b9627ab
    srliw x19, x29, 21
    sra x18, x21, x9
    addi x8, x14, 1141
    .word 0x08e04076
    srliw x4, x7, 1
    srl x26, x16, x29
    .word 0x04419311
    .word 0xf43d1060
    or x11, x31, x26
    lbu x18, -1454(x22)
    lwu x8, -1893(x13)
    slti x2, x19, -888
    jalr x30, 480(x12)
    .word 0xcb016186
    sub x19, x11, x25
    srai x31, x24, 49
    lhu x0, -1212(x13)
    .word 0xad16ae7b
    andi x17, x27, 818
    lw x27, 1503(x30)
    srliw x19, x21, 20
    and x23, x27, x28
    .word 0xddd52730
    lbu x17, -1712(x18)
    sltu x17, x31, x30
    andi x4, x21, 135
    bgeu x23, x18, . + 2078
    srliw x5, x19, 8
    sltu x7, x12, x20
    jalr x20, 1979(x10)
    bne x9, x25, at_800000ec
    xor x18, x15, x15
    sraiw x2, x19, 13
    .word 0x4ed520b0
    lb x7, 1274(x15)
    slliw x9, x7, 29
at_800000ec:
    sraw x13, x27, x27
    srlw x30, x22, x29
    lui x24, 319360
    lwu x9, -453(x6)
    ld x24, 532(x15)
    blt x4, x26, at_8000011c
    sltu x21, x23, x28
    blt x4, x20, . - 4066
    ld x27, -434(x29)
    lw x25, -1234(x21)
    lhu x27, -1050(x24)
    lbu x1, -113(x11)
at_8000011c:
    srl x29, x31, x3
    .word 0x52416dc9
    sb x17, 1352(x7)
    or x27, x25, x28
    .word 0xbdf5e53b
    slliw x8, x1, 5
    .word 0xd6aadec9
    srl x2, x3, x7
    bge x7, x5, . - 1448
    srliw x5, x18, 0
    ebreak
    lb x30, -1468(x23)
    .word 0x063f5692
    .word 0xf16648b5
    .word 0x7f5df543
    .word 0xd9e5d6a4
    subw x0, x26, x10
    .word 0x67e34582
    xor x19, x13, x22
    jalr x15, 2025(x21)
    slt x5, x7, x17
    xori x23, x28, -137
    jal x19, . - 1048468
    sll x28, x0, x3
    bgeu x25, x26, . + 2694
    bgeu x10, x10, . - 4088
    jal x13, . - 212722
    add x1, x15, x8
    .word 0x82de737f
    sb x10, -1895(x25)
    .word 0x1bf1bc08
    ebreak
    .word 0xb955c994
    addiw x15, x10, 1394
    slti x26, x10, -1227
    .word 0x5c319261
    sh x16, -380(x26)
    bge x30, x23, at_800009b0
    addiw x19, x27, 608
    lw x21, 1275(x4)
    .word 0x2437debb
    lhu x10, -1867(x9)
    addiw x15, x22, -1570
    andi x18, x22, 1487
    lw x14, 1689(x31)
    .word 0xf90abee2
    .word 0x517c7de6
    addw x29, x10, x10
    bltu x17, x21, . - 2030
    .word 0x1a968135
    .word 0xc5467132
    .word 0x10561db6
    and x6, x22, x27
    lbu x27, 371(x0)
    and x10, x26, x6
    lh x22, -247(x9)
    lwu x14, 656(x29)
    addiw x21, x6, 1667
    lbu x4, 224(x7)
    lh x16, 661(x23)
    ori x4, x11, -1882
    lh x12, 599(x21)
    sw x8, 759(x9)
    xori x20, x4, 308
    srliw x8, x29, 26
    srl x18, x31, x22
    bne x12, x22, . - 3476
    slti x30, x19, -899
    lui x10, 104354
    subw x10, x29, x10
    srai x0, x6, 43
    lb x13, -1459(x20)
    .word 0x2a9718d7
    ori x26, x23, -358
    srli x31, x23, 11
    bge x14, x27, . + 2048
    xor x28, x27, x13
    sub x21, x12, x16
    .word 0x279f1e95
    sd x18, 1343(x26)
    jalr x20, -228(x28)
    sraiw x19, x7, 15
    .word 0xd5d81ae6
    .word 0x31de5ce6
    ld x27, -1872(x4)
    .word 0x3519fbbd
    bgeu x31, x12, . + 2048
    bne x1, x30, . + 2078
    sraw x17, x27, x1
    slt x23, x1, x21
    srliw x29, x12, 1
    .word 0xb611c8ca
    or x13, x7, x1
    .word 0x2dc2f0b3
    sllw x27, x13, x1
    sw x1, 1495(x9)
    auipc x15, 188569
    add x18, x1, x29
    .word 0x9a876148
    .word 0x18723f2f
    andi x1, x1, 7
    .word 0xbf0c251e
    srl x3, x5, x8
    sra x28, x8, x2
    lhu x1, 766(x6)
    beq x10, x29, . - 2048
    bgeu x10, x26, . - 916
    lb x10, -841(x21)
    and x13, x23, x4
    .word 0x0b389699
    .word 0xfd7164b2
    .word 0xd813b75d
    auipc x5, 1047101
    slt x10, x6, x21
    lw x3, 1863(x6)
    srli x19, x30, 35
    sraiw x24, x30, 9
    .word 0x8efdf1c4
    lwu x20, -638(x10)
    sraiw x8, x15, 17
    bltu x3, x20, . + 2804
    sra x8, x25, x13
    srai x22, x18, 33
    ecall
    addi x28, x5, -2030
    sltiu x0, x12, 1826
    bge x28, x10, . - 1982
    slt x21, x5, x6
    .word 0xa085e344
    srli x13, x26, 8
    .word 0x8cbcf0b1
    sw x19, 1608(x23)
    .word 0x9a6be1c3
    sllw x23, x23, x20
    blt x3, x0, . + 30
    bge x2, x15, at_80000340
    sltu x12, x23, x20
at_80000340:
    sh x17, 334(x18)
    sd x9, 1895(x25)
    srai x25, x31, 16
    lui x9, 905886
    lw x24, 1967(x13)
    .word 0xa5a480df
    sraw x1, x9, x1
    sw x20, -241(x18)
    lui x5, 981146
    srlw x13, x22, x11
    beq x13, x23, . + 2
    lb x18, -931(x12)
    xori x23, x21, -1641
    .word 0x8dd67fc6
    .word 0x3e71078f
    sb x31, 304(x30)
    .word 0x8e797d0a
    srli x28, x14, 21
    slt x18, x2, x5
    lwu x16, -2007(x29)
    xor x15, x31, x21
    slt x31, x20, x12
    bltu x17, x31, at_800003a8
    lh x11, 1717(x1)
    .word 0x9be06a73
    .word 0x557f9d84
at_800003a8:
    .word 0x987cc1b1
    .word 0x26128d0f
    sd x12, -509(x4)
    .word 0x383dd8da
    sltu x26, x15, x30
    beq x24, x8, at_800008a0
    lw x8, -429(x8)
    .word 0xd1f14cbe
    subw x10, x7, x5
    xori x7, x30, -1549
    subw x12, x15, x3
    .word 0x4ac2920f
    lhu x25, 660(x4)
    lw x13, 624(x15)
    .word 0x504512d6
    .word 0xde284768
    slti x27, x31, 179
    srli x28, x28, 36
    and x18, x27, x14
    .word 0x35512bad
    srl x21, x28, x20
    addiw x21, x3, 504
    .word 0xd476e1dd
    .word 0xcb23985b
    .word 0xbab07584
    .word 0xa5c77ed1
    .word 0x2476904f
    .word 0x36b66969
    .word 0x9c068331
    addi x4, x19, 200
    srl x14, x21, x6
    add x11, x16, x6
    sll x12, x27, x25
    sh x4, 400(x30)
    .word 0xeb10d21c
    lh x13, 247(x13)
    .word 0xf9cbfe25
    slli x9, x2, 34
    sra x17, x21, x0
    .word 0xc5a34dd6
    .word 0x2039bf0b
    .word 0xaf94b36a
    or x22, x6, x0
    jal x7, . - 1048502
    srai x11, x10, 16
    srliw x17, x11, 17
    sra x22, x3, x12
    sraw x16, x8, x13
    .word 0xebc334e5
    slti x19, x18, -43
    jalr x7, -1111(x4)
    auipc x16, 1017929
    .word 0x1883c892
    sltu x19, x0, x18
    and x12, x1, x1
    blt x4, x3, . + 2066
    .word 0x75ea2659
    sltu x14, x2, x19
    .word 0x2a7698b9
    lhu x13, 561(x21)
    sw x11, 1500(x5)
    addw x5, x14, x22
    .word 0xfc098c51
    sub x25, x21, x24
    xori x11, x21, 1138
    subw x20, x4, x20
    add x5, x20, x20
    ori x6, x13, -724
    slt x12, x4, x1
    lh x18, -486(x11)
    slt x11, x23, x14
    .word 0x3b2fa012
    sub x27, x16, x22
    and x25, x26, x4
    blt x6, x2, . - 2028
    lhu x15, -87(x11)
    beq x23, x27, at_800004f4
    .word 0x5f621a8f
    slti x15, x16, 1117
    xor x12, x31, x10
    bge x8, x3, . - 2038
    lw x21, -1981(x13)
    beq x15, x1, . - 4086
at_800004f4:
    .word 0x9f6ebfc2
    srli x10, x5, 54
    xori x20, x15, -2032
    .word 0x9e9dfb0b
    lh x5, 1234(x11)
    .word 0x017e6ae7
    .word 0xa5c30e0f
    srl x11, x11, x25
    .word 0xa5029e7b
    ld x17, -1700(x2)
    sra x12, x12, x26
    .word 0xc4ea93c4
    sraiw x16, x14, 21
    ecall
    .word 0x540574f7
    bge x27, x24, . - 2022
    blt x5, x5, . + 3448
    .word 0xc86c978f
    srai x0, x15, 52
    .word 0x0273370d
    sll x6, x4, x18
    slt x27, x29, x23
    addw x12, x17, x29
    lui x22, 925189
    bltu x4, x23, . - 2204
    or x26, x6, x9
    ebreak
    xori x6, x13, 331
    addw x14, x5, x2
    lhu x14, 90(x22)
    bgeu x22, x15, . + 1708
    beq x20, x18, . + 1930
    .word 0x8f6ac69c
    sraw x26, x19, x11
    sb x31, -1867(x17)
    slt x3, x20, x26
    sllw x25, x16, x25
    add x16, x16, x9
    .word 0x660113d3
    subw x19, x13, x9
    addi x12, x8, -1642
    .word 0x997c000f
    jal x8, at_800005dc
    srliw x23, x27, 22
    .word 0x2254bbd0
    .word 0x8a4b0511
    addi x10, x26, 267
    .word 0x6fcd2b11
    .word 0x9349120f
    ecall
    sub x22, x23, x14
    lhu x31, 886(x0)
    .word 0xf4fb1507
    add x11, x17, x27
    sh x19, 1382(x14)
    .word 0x29bb8fe4
    addi x13, x7, -758
    addiw x6, x23, 428
at_800005dc:
    bgeu x10, x11, . - 4068
    addi x6, x25, 1270
    sll x1, x8, x12
    slli x17, x26, 26
    .word 0x79302ca4
    lhu x25, -246(x30)
    srlw x0, x19, x9
    sub x14, x6, x25
    srlw x19, x26, x30
    blt x4, x7, . + 3168
    bne x17, x7, . + 2066
    srai x24, x19, 27
    addw x29, x29, x6
    ld x2, 1273(x31)
    .word 0xbcca850f
    sraiw x11, x10, 7
    .word 0xd39d7bc0
    .word 0x61260a7f
    .word 0x4ae4c1e8
    srai x3, x26, 2
    bgeu x19, x1, . - 3618
    bge x5, x24, . - 2036
    subw x1, x18, x27
    .word 0xe8716ec7
    ori x7, x4, 916
    .word 0x7de95ee8
    or x20, x28, x8
    or x23, x15, x24
    .word 0x5190bcb1
    subw x0, x31, x3
    sw x25, -1660(x4)
    .word 0xf13f7c5f
    ecall
    .word 0x3d5fe92b
    addw x13, x25, x5
    bge x10, x2, . - 2020
    sub x27, x27, x21
    srlw x3, x0, x1
    .word 0x599f9b7e
    sb x3, 104(x24)
    .word 0x92abcbbd
    sd x0, 1411(x19)
    sub x7, x26, x12
    .word 0x5d40174e
    bne x29, x8, . - 2020
    sw x26, 1787(x8)
    .word 0x8387d70b
    sw x11, 744(x22)
    .word 0x68490374
    lh x1, 1096(x8)
    srl x3, x16, x29
    .word 0x9bbd8836
    lwu x26, 1291(x6)
    sraw x11, x20, x31
    .word 0x5d7d37c1
    .word 0x935a66eb
    .word 0x1463b90b
    sd x2, -920(x9)
    sd x6, -855(x6)
    lwu x17, 1896(x18)
    ori x0, x0, 1003
    lw x19, 631(x17)
    srlw x28, x3, x0
    .word 0x2c6b980f
    sll x13, x11, x0
    slli x20, x13, 40
    lh x19, 1695(x3)
    srlw x4, x22, x20
    and x8, x6, x19
    lwu x18, -777(x16)
    sh x28, 1205(x10)
    slli x17, x11, 35
    sh x18, -1488(x29)
    .word 0x2ec26355
    ecall
    srliw x9, x13, 18
    jal x14, at_80000778
    addiw x3, x17, 1429
    .word 0x45bcf251
    .word 0x8b431c40
    lb x14, -1771(x20)
    .word 0xf5b7e4d4
    .word 0x90e96fd4
    slti x24, x11, 899
    slt x25, x19, x26
    or x10, x21, x2
    ebreak
    slli x31, x6, 9
    lb x27, 336(x15)
    lb x18, -617(x12)
    jalr x15, -226(x20)
    andi x14, x2, 65
    srlw x25, x12, x9
    jal x28, . + 70
    .word 0x04d27da8
    xor x7, x15, x13
    sraiw x29, x15, 0
    sb x5, -268(x23)
    srai x25, x2, 32
    sb x20, -13(x30)
    .word 0x2335d30d
    sll x17, x16, x19
    ld x8, 863(x4)
at_80000778:
    sb x27, 954(x29)
    bgeu x21, x19, . + 1754
    addw x4, x0, x19
    ecall
    srlw x11, x23, x9
    .word 0x7014b34a
    lbu x11, -242(x11)
    srl x6, x31, x28
    beq x7, x28, . - 4068
    .word 0x9fb415e9
    lhu x13, 1784(x10)
    slliw x27, x5, 16
    blt x3, x4, . + 2052
    bne x12, x3, . + 30
    add x16, x18, x23
    ld x10, -1764(x30)
    .word 0x802fe300
    lwu x15, -1601(x22)
    sllw x4, x11, x5
    sd x21, -411(x0)
    .word 0xbe6a2aaf
    bgeu x31, x9, at_800007e0
    subw x16, x20, x2
    slliw x22, x27, 3
    bne x27, x2, . - 4080
    sraw x26, x30, x21
at_800007e0:
    lhu x12, 742(x18)
    auipc x26, 129980
    bne x9, x19, . + 3024
    .word 0xf85c9caa
    slliw x15, x3, 23
    sh x26, 1011(x23)
    xor x25, x3, x17
    .word 0xb3107ddb
    sub x3, x10, x0
    sb x24, 1360(x26)
    .word 0x7273890f
    .word 0x6c09231c
    .word 0xf1db0c5f
    srliw x24, x28, 10
    sllw x20, x26, x19
    slti x5, x28, -1846
    sub x17, x26, x31
    sltiu x14, x26, -4
    .word 0x3590f722
    sraiw x29, x1, 21
    lb x27, -405(x10)
    auipc x0, 992384
    and x7, x20, x26
    .word 0x30068e8f
    slli x12, x19, 7
    .word 0x147751f2
    srl x13, x0, x29
    .word 0xd36e0e32
    lb x19, 1086(x15)
    sllw x10, x5, x31
    srliw x0, x25, 6
    .word 0x1189ad6d
    sw x2, 1262(x21)
    addi x19, x24, -1243
    .word 0x2452defa
    auipc x1, 139127
    .word 0xe11ac3c4
    add x18, x14, x11
    lui x1, 965310
    bltu x22, x30, . + 3852
    .word 0x254b7db9
    lwu x17, 887(x22)
    .word 0xb20d7471
    .word 0xf3a47dc6
    addw x24, x6, x8
    sltu x9, x11, x18
    sltu x21, x0, x15
    .word 0xfbb89f0f
at_800008a0:
    sh x12, -17(x10)
    .word 0x8693e916
    slli x5, x6, 46
    lwu x31, 1057(x6)
    addi x6, x15, 1993
    sraw x0, x17, x10
    ori x29, x7, 332
    .word 0x627a3338
    lw x26, 800(x17)
    srl x6, x15, x16
    beq x7, x23, . - 4070
    lb x19, -1302(x15)
    .word 0xaae33ca8
    xori x31, x29, -1271
    .word 0xc8456ccb
    sraw x6, x3, x17
    srliw x30, x21, 18
    sra x20, x21, x22
    slliw x0, x12, 4
    .word 0x71458c2a
    lhu x4, 452(x17)
    .word 0xc9464135
    sub x13, x30, x18
    jal x21, . - 675218
    .word 0x38813b94
    srli x27, x23, 3
    .word 0x38598a66
    lw x23, -342(x6)
    srl x26, x28, x7
    xori x4, x13, -1372
    .word 0xbc879ce6
    jal x16, . - 1047372
    .word 0x277e108f
    ori x3, x31, -851
    .word 0xa5c1a796
    addi x3, x10, -273
    sllw x29, x31, x7
    ecall
    .word 0xecbbec21
    sw x2, -1723(x0)
    .word 0xcab41e8f
    .word 0x912e428d
    .word 0x26cb6923
    sraiw x23, x12, 31
    lui x28, 403367
    ori x10, x0, 222
    lw x18, 1542(x19)
    blt x15, x8, . - 4066
    lui x0, 0
    auipc x0, 0
at_80000968:
    jal x0, at_80000968
    jalr x0, 0(x0)
at_80000970:
    beq x0, x0, at_80000970
at_80000974:
    bne x0, x0, at_80000974
at_80000978:
    blt x0, x0, at_80000978
at_8000097c:
    bge x0, x0, at_8000097c
at_80000980:
    bltu x0, x0, at_80000980
at_80000984:
    bgeu x0, x0, at_80000984
    lb x0, 0(x0)
    lh x0, 0(x0)
    lw x0, 0(x0)
    ld x0, 0(x0)
    lbu x0, 0(x0)
    lhu x0, 0(x0)
    lwu x0, 0(x0)
    sb x0, 0(x0)
    sh x0, 0(x0)
    sw x0, 0(x0)
at_800009b0:
    sd x0, 0(x0)
    addi x0, x0, 0
    slti x0, x0, 0
    sltiu x0, x0, 0
    xori x0, x0, 0
    ori x0, x0, 0
    andi x0, x0, 0
    slli x0, x0, 0
    srli x0, x0, 0
    srai x0, x0, 0
    add x0, x0, x0
    sub x0, x0, x0
    sll x0, x0, x0
    slt x0, x0, x0
    sltu x0, x0, x0
    xor x0, x0, x0
    srl x0, x0, x0
    sra x0, x0, x0
    or x0, x0, x0
    and x0, x0, x0
    addiw x0, x0, 0
    slliw x0, x0, 0
    srliw x0, x0, 0
    sraiw x0, x0, 0
    addw x0, x0, x0
    subw x0, x0, x0
    sllw x0, x0, x0
    srlw x0, x0, x0
    sraw x0, x0, x0
    .word 0x0000000f  # fence 0, 0
    fence.i
    ecall
    ebreak
