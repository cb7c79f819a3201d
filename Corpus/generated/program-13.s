# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 13
#: fuel = 61
#: pc = 0x80000000
#: x1 = 0x7fffffffffffffff
#: x2 = 0x8001ffc3
#: x3 = 0x97521ba7d93f1301
#: x4 = 0xd5be2383835553b8
#: x5 = 0x1ffffffffffffff
#: x6 = 0x81
#: x7 = 0x284f79dc56bf4077
#: x8 = 0xffffffffffff8000
#: x9 = 0x11310104ffffffff
#: x10 = 0x19f637b6b47574d0
#: x11 = 0x7
#: x12 = 0x80015001
#: x13 = 0x100000001
#: x14 = 0xfffffffffffffffe
#: x15 = 0xf290ff3f998c0a74
#: x16 = 0x100000000
#: x17 = 0xae665fe4f12cedf2
#: x18 = 0xffffffffffe00000
#: x19 = 0x1fffffffe1
#: x20 = 0xfffffffffffffffe
#: x21 = 0x7fffffffff
#: x22 = 0x80010b70
#: x23 = 0xfffffffffffffffa
#: x24 = 0x1ffff
#: x25 = 0x8000000000000000
#: x26 = 0x4a05cebc598b98da
#: x27 = 0xffffffffffffffe0
#: x28 = 0x99b24ea7ffffffff
#: x29 = 0x1f
#: x30 = 0xb08f62bc80000000
#: x31 = 0xffffffe000000000
#: data 0x8001bfd8 = 33f23600230d36fe33d2d6003720fa52970110003b02d74033024c00233e4bfe
#: data ... = 33873640bb8641008326f102e7810200
#: data 0x8001ffc0 = ff070000000000000080000000000000feffffffffffffff0600000000000000
#: data ... = ff0000000000000000000080ffffffff217711a9d779660effffffffffffff7f
    .option norvc
    .option norelax
    .text
    sub x4, x13, x14
    addw x24, x4, x3
    auipc x14, 28
    jalr x5, -48(x14)
    andi x3, x17, 1024
    sub x24, x24, x3
    lw x24, -25(x2)
    addi x13, x24, 8
    sb x24, -2048(x2)
    andi x13, x4, -256
    sub x4, x13, x14
    sub x14, x24, x24
    addi x13, x24, -1576
    lh x3, -1(x22)
    bltu x14, x24, at_80000058
    sub x13, x13, x4
    ld x4, 70(x22)
    srai x24, x13, 17
    add x24, x13, x17
    addi x24, x13, 700
    add x3, x24, x14
    jal x0, at_80000068
at_80000058:
    sub x3, x13, x24
    add x14, x3, x3
    xori x13, x14, 901
    add x24, x3, x24
at_80000068:
    ori x24, x24, 1785
    lui x13, 1048574
    sd x24, -36(x22)
    jal x5, at_80000088
    or x3, x24, x13
    sb x14, -21(x22)
    lui x14, 493036
    ecall
at_80000088:
    lw x14, -2048(x2)
    lwu x3, 0(x22)
    jalr x5, 0(x5)
    lh x13, -1(x22)
    sb x14, -2048(x12)
    add x4, x17, x4
    auipc x0, 118497
    addi x24, x4, 164
    xor x4, x14, x17
    add x14, x3, x14
    sll x13, x4, x24
    addw x24, x14, x3
    add x13, x14, x3
    jalr x5, 0(x5)
    add x13, x24, x23
    sub x4, x3, x14
    addi x24, x13, 1843
    or x13, x24, x13
    jal x5, at_80000088
    addi x14, x14, -1303
    addw x3, x24, x13
    addi x13, x1, -343
    jalr x0, 343(x13)
