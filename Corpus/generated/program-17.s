# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 17
#: fuel = 233
#: pc = 0x80000000
#: x1 = 0x124a2c56274d49f0
#: x2 = 0x800104f8
#: x3 = 0xffffffff00000000
#: x4 = 0x2
#: x5 = 0xf4cc48eee6a53208
#: x6 = 0x800
#: x7 = 0x8000000000000000
#: x8 = 0xffffffff7fffffff
#: x9 = 0x1fffffffe1
#: x10 = 0xe4ec87c689abcdef
#: x11 = 0xcb72d680fffffff8
#: x12 = 0xfffffffffffffff8
#: x13 = 0x7ffffffffffffffe
#: x14 = 0x27c5d2ca7f7f7f7f
#: x15 = 0xee3f554d00000009
#: x16 = 0xde42c7290e4d8518
#: x17 = 0x9
#: x18 = 0x80014ff9
#: x19 = 0xffffffffffff8000
#: x20 = 0x80
#: x21 = 0x200
#: x22 = 0xff80000000000000
#: x23 = 0xffff
#: x24 = 0x7366c07e9424a6e5
#: x25 = 0x1234567800000000
#: x26 = 0xffffffff80000000
#: x27 = 0x7f57e6252149c1d4
#: x28 = 0x7ff
#: x29 = 0xa02b931500000000
#: x30 = 0x14c08889fffffffa
#: data 0x80014fd8 = 03fd4af45579ae38ffffffffffffff7f1f000000000000000800000000000000
#: data ... = 00002000000000000d00000000000000010080ffffff7f00
    .option norvc
    .option norelax
    .text
    sb x21, 11(x18)
    srai x4, x4, 16
    slt x20, x19, x5
    bgeu x4, x20, at_80000034
    addiw x3, x6, -2048
    lw x3, -1063(x18)
    andi x20, x3, 2047
    add x20, x20, x2
    lhu x19, 20(x20)
    bgeu x6, x19, at_80000030
    srl x20, x7, x4
    lb x20, 58(x2)
at_80000030:
    lb x21, 9(x18)
at_80000034:
    subw x21, x3, x20
    lb x4, 9(x18)
    subw x6, x3, x19
    lb x0, 2040(x2)
    slti x19, x19, -1428
    addi x16, x0, 8
at_8000004c:
    addw x5, x21, x20
    andi x20, x19, 255
    add x20, x20, x18
    sb x21, 15(x20)
    slli x19, x20, 2
    addi x4, x0, 1244
    subw x5, x19, x4
    addw x3, x3, x19
    andi x3, x3, 15
    add x3, x3, x18
    sh x19, 509(x3)
    xori x20, x21, -1
    slli x3, x5, 56
    srai x3, x3, 56
    sltiu x3, x0, 0
    sh x3, -113(x2)
    addi x16, x16, 1
    blt x16, x17, at_8000004c
    srlw x5, x4, x20
    ld x19, 1345(x18)
    sllw x20, x4, x5
    addi x16, x0, 11
at_800000a4:
    sllw x5, x20, x3
    slt x21, x4, x5
    sh x21, 2047(x18)
    blt x20, x5, at_800000c8
    addiw x6, x21, 374
    sd x5, 113(x18)
    bltu x19, x5, at_800000c8
    srlw x21, x6, x4
    sltu x21, x3, x5
at_800000c8:
    srl x6, x4, x21
    addw x5, x4, x3
    lw x19, -8(x18)
    sllw x3, x21, x5
    addi x16, x16, -1
    bltu x0, x16, at_800000a4
    sra x5, x6, x6
    addw x3, x19, x3
    addiw x4, x21, 127
    sltiu x19, x21, 128
    sw x19, -2047(x2)
    lh x19, -2048(x18)
    addw x20, x5, x7
    lh x5, -523(x2)
    sw x5, 13(x2)
    subw x4, x4, x4
    ecall
