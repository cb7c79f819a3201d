# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 5
#: fuel = 137
#: pc = 0x80000000
#: x1 = 0x12
#: x2 = 0xffffe00000000000
#: x3 = 0xe466b0f9b5948188
#: x4 = 0x80000001
#: x5 = 0xffe0000000000000
#: x6 = 0x200000000000000
#: x7 = 0xffffffffffffffe0
#: x8 = 0xf800000000000000
#: x9 = 0xffffffff00000000
#: x10 = 0x1234567880000000
#: x11 = 0x7ffffffffffffffe
#: x12 = 0xffffffff001
#: x13 = 0xf39e6644b1109aff
#: x14 = 0x3fffffffc001
#: x15 = 0x1ffff
#: x16 = 0xc5397ffe28a4c805
#: x17 = 0xfffffffffffe0000
#: x18 = 0x1fffffffffffff
#: x19 = 0xffffffffffffff80
#: x20 = 0x800000f0
#: x21 = 0xfffffffffffffffa
#: x22 = 0x7fff
#: x23 = 0x7fffffff
#: x24 = 0x80015007
#: x25 = 0xffffffffffe00000
#: x27 = 0xdb2baa9effffffff
#: x28 = 0x80014de0
#: x29 = 0x6bcf57ae00000000
#: x30 = 0x1fffffffffffff
#: x31 = 0xcbc30fa7f0000001
#: data 0x80014fe0 = ed72b2661ca2293bffffffff1f000000ffffffff01000000ff01000000000000
#: data ... = ffffffffff01000081e55eba3ae1bdaaffffffffffff7f000800000000000000
#: data ... = 80fffffffffffffffeffffffffffffff
    .option norvc
    .option norelax
    .text
    lh x4, -1(x24)
    bne x23, x12, at_8000001c
    auipc x4, 8
    lui x31, 133460
    addi x31, x31, -82
    sllw x0, x27, x31
    auipc x8, 1048573
at_8000001c:
    slt x16, x8, x23
    sllw x12, x12, x12
    auipc x31, 363938
    srli x16, x31, 32
    slliw x4, x5, 22
    xori x12, x4, 511
    auipc x23, 450267
    add x8, x23, x4
    andi x31, x8, 255
    add x31, x31, x24
    sb x27, -6(x31)
    bge x31, x8, at_80000054
    lbu x0, -8(x24)
    srlw x31, x0, x8
at_80000054:
    srlw x4, x12, x8
    sh x4, -2048(x24)
    srl x16, x31, x8
    srliw x27, x16, 6
    sllw x31, x4, x16
    andi x4, x27, 15
    add x4, x4, x24
    sw x31, 110(x4)
    sraw x4, x23, x8
    andi x4, x23, 1097
    srl x12, x4, x4
    addi x9, x0, 3
at_80000084:
    beq x9, x0, at_80000094
    auipc x16, 699050
    addi x9, x9, -1
    jal x0, at_80000084
at_80000094:
    sllw x12, x23, x4
    auipc x31, 517872
    addi x4, x8, 3
    slliw x16, x23, 6
    auipc x12, 475204
    lui x8, 16
    srliw x8, x8, 8
    sltiu x8, x12, 8
    sd x4, 91(x24)
    lh x31, 2040(x24)
    slli x31, x16, 5
    srlw x8, x23, x0
    bltu x8, x31, at_800000dc
    sltiu x27, x8, 2046
    sllw x12, x8, x0
    auipc x27, 618007
    srli x27, x16, 24
    lui x4, 1048574
at_800000dc:
    lui x23, 274078
    sltiu x4, x27, 1394
    srl x27, x4, x4
    lwu x31, -5(x28)
    lbu x16, -4(x28)
    sh x4, -30(x28)
    slliw x4, x31, 15
    addi x9, x0, 8
at_800000fc:
    sllw x12, x8, x12
    lh x27, -8(x28)
    addi x9, x9, -1
    bne x9, x0, at_800000fc
    lui x4, 410093
    srl x16, x12, x27
    slliw x12, x4, 20
    sltu x31, x27, x12
    addi x9, x0, 16
at_80000120:
    sllw x8, x23, x16
    addi x9, x9, 1
    blt x9, x1, at_80000120
    auipc x16, 167436
    sub x27, x23, x0
    ecall
