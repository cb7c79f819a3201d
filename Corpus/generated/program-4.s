# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 4
#: fuel = 57
#: pc = 0x80000040
#: x1 = 0x8
#: x2 = 0xc6aab41a80000000
#: x3 = 0x3fffffffc0000001
#: x4 = 0xbc7bbf32e0bab817
#: x5 = 0x7f
#: x6 = 0x20000000000
#: x7 = 0x1ffffffffffffff
#: x8 = 0x7ffffff
#: x9 = 0x1ffffffffff
#: x10 = 0x12
#: x11 = 0x20000
#: x12 = 0xf800000000000000
#: x13 = 0x1ff
#: x14 = 0xc66a7e3c435f2e09
#: x15 = 0x1158eeb00000001f
#: x16 = 0xfffffe0000000000
#: x17 = 0xfffffffffffffffe
#: x18 = 0x200000000000000
#: x19 = 0xfff8000000000000
#: x20 = 0xffffffffff800000
#: x21 = 0x8001a6a0
#: x22 = 0x4286c1572e0e0d46
#: x23 = 0x1b556bba0000000f
#: x24 = 0xd2531851448f35f3
#: x25 = 0x7fffffffffffff
#: x26 = 0x41
#: x27 = 0x1
#: x28 = 0xffffffffffff8001
#: x29 = 0xa85cd52cffffffff
#: x30 = 0xf6d747b3de860c80
#: x31 = 0x8001402d
#: data 0x80014008 = 1f00000000000000feffffffffffffff01e0ffffe4ca54e4ffffff7fffffff7f
#: data ... = a09db52d528071b8ffffffffffffff1fffffffffffffff1f0100000000000080
#: data ... = 8100000015af938200000080ffffff7f1e00000000000000
#: data 0x8001a698 = 5c00008000000000640000800000000070000080000000008000008000000000
#: data ... = 3f010080000000004b0100800000000053010080000000006301008000000000
    .option norvc
    .option norelax
    .text
    lh x12, -2047(x31)
    slli x0, x12, 9
    sra x2, x23, x22
    sh x12, -2047(x31)
    lbu x2, -8(x31)
    slliw x22, x22, 22
    lui x2, 1
    auipc x29, 524304
    jalr x0, 0(x1)
    slti x23, x2, 16
    andi x23, x12, 2047
    add x23, x23, x31
    sw x5, 10(x23)
    lb x12, -12(x31)
    sb x22, 118(x31)
    jalr x0, 0(x1)
    slli x22, x12, 48
    auipc x2, 255
    sltu x22, x2, x2
    andi x22, x23, 24
    add x22, x22, x21
    ld x29, -8(x22)
    jalr x0, 0(x29)
    slliw x22, x2, 0
    jal x0, at_8000008c
    srlw x2, x29, x29
    sllw x0, x29, x29
    jal x0, at_8000008c
    srlw x23, x2, x26
    srlw x23, x23, x22
    lui x23, 541394
    jal x0, at_8000008c
    srl x2, x2, x22
    sh x2, -12(x31)
    slt x23, x23, x2
at_8000008c:
    srl x23, x2, x23
    auipc x2, 0
    jalr x1, -108(x2)
    andi x12, x2, 24
    add x12, x12, x31
    lwu x29, -576(x12)
    sraiw x23, x23, 18
    sh x23, 0(x31)
    addiw x23, x2, 512
    ld x29, -8(x31)
    andi x12, x23, 24
    add x12, x12, x21
    ld x12, 24(x12)
    jalr x0, -123(x12)
    srliw x23, x23, 30
    sh x23, -12(x31)
    jal x0, at_800000f4
    srli x29, x29, 35
    jal x0, at_800000f4
    srl x2, x12, x23
    srai x23, x2, 1
    sw x2, 9(x31)
    jal x0, at_800000f4
    ld x29, -1(x31)
    addw x12, x2, x23
    slli x23, x23, 56
at_800000f4:
    slli x2, x23, 0
    addw x12, x23, x23
    sh x23, -1(x31)
    lui x29, 262144
    ecall
