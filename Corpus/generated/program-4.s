# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 4
#: fuel = 59
#: pc = 0x80000018
#: x1 = 0x8
#: x2 = 0x1ffff
#: x3 = 0x2a3035e580000000
#: x4 = 0xfffffffffffffffa
#: x5 = 0x3fffffffc0000001
#: x6 = 0x20000000000
#: x7 = 0x68d3d58f7ada32fe
#: x8 = 0x7ffffffffffffff
#: x9 = 0x7f
#: x10 = 0x2
#: x11 = 0x20000000000
#: x12 = 0x5e9ea0cb00000000
#: x13 = 0x1ffffffffffffff
#: x14 = 0x100
#: x15 = 0x7ffffff
#: x16 = 0x85d8187580000000
#: x17 = 0x1ffffffffff
#: x18 = 0x1
#: x19 = 0x1f
#: x20 = 0x8000000000000000
#: x21 = 0x8001aa80
#: x22 = 0x2dc378eb5589517d
#: x23 = 0xf800000000000000
#: x24 = 0x1ffff
#: x25 = 0x1ff
#: x26 = 0xb0e00fd900000800
#: x27 = 0xb1b2b7754edac0d3
#: x28 = 0xfffffffffffffffa
#: x29 = 0x62c843a30000001f
#: x30 = 0x8001
#: x31 = 0x80015cc3
#: data 0x80015ca0 = ffffffffffffffff7e8680ce45ab0d810000e0ffffffffff4232e7d1e4295c2d
#: data ... = 00020000000000000000000000020000ffff0700000000007f7f7f7f7f7f7f7f
#: data ... = 00000000000000000900000000000000010080ffffff7f000100fcffffff0300
#: data ... = 5a7ad13ccc27d04effffffffffffff7f80ffffffffffffff3a6043e8118de8e1
#: data ... = ffffffffaa40c8160180ffffffffffff
#: data 0x8001a288 = a300008000000000ab00008000000000b700008000000000c700008000000000
#: data ... = 9800008000000000a400008000000000ac00008000000000c400008000000000
#: data 0x8001cfe8 = 135b46431b162b00a3807f819b9bcb01a3b37f0193de0e0033db2b0013d6de43
#: data ... = 938ea0fb67806e04
    .option norvc
    .option norelax
    .text
at_80000000:
    slliw x23, x22, 15
    slti x12, x12, 255
    lh x12, 0(x31)
    sw x22, 9(x31)
    addiw x12, x23, 1025
    jalr x1, 1(x1)
    andi x12, x2, 24
    add x12, x12, x31
    sw x0, -8(x12)
    andi x2, x12, 24
    add x2, x2, x21
    ld x22, -2040(x2)
    jalr x0, -111(x22)
    subw x2, x23, x22
    jal x0, at_80000064
    ld x23, 8(x31)
    sllw x2, x12, x23
    jal x0, at_80000064
    sllw x12, x22, x12
    lb x22, -2048(x31)
    srl x2, x2, x29
    jal x0, at_80000064
    lui x22, 2
    lui x23, 1048575
    sltu x12, x22, x2
at_80000064:
    addw x23, x29, x12
    jal x1, at_80000000
    sraiw x23, x12, 29
    srai x29, x12, 19
    lbu x23, -1(x31)
    lh x12, -2047(x31)
    slli x0, x22, 9
    sra x2, x23, x22
    sh x12, -2047(x31)
    andi x12, x2, 24
    add x12, x12, x21
    ld x23, -2008(x12)
    jalr x0, 0(x23)
    slliw x22, x22, 22
    lui x2, 1
    jal x0, at_800000d0
    auipc x29, 524304
    jal x0, at_800000d0
    sltiu x2, x23, 1023
    slti x23, x22, 16
    andi x23, x2, 2047
    add x23, x23, x31
    sw x5, 10(x23)
    jal x0, at_800000d0
    lb x12, -12(x31)
    sb x22, 118(x31)
    sb x2, -1344(x31)
at_800000d0:
    slli x22, x12, 48
    auipc x2, 255
    sltu x22, x2, x2
    andi x23, x29, 2040
    add x23, x23, x31
    lh x29, -6(x23)
    ecall
