# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 8
#: fuel = 42
#: pc = 0x80000050
#: x1 = 0xaaaaaaaaaaaaaaaa
#: x2 = 0x80013ffc
#: x3 = 0x80000001
#: x4 = 0x200000000000000
#: x5 = 0x7fffffffff
#: x6 = 0x20000000000000
#: x7 = 0x706925ffcafec6d9
#: x8 = 0x61cc16e4001fffff
#: x9 = 0xaf5cdc27b38c27a1
#: x10 = 0x7fffffff800001
#: x11 = 0x4c6d3ba28a660604
#: x12 = 0x6c6ade85f0000001
#: x13 = 0x14968a1680000000
#: x14 = 0x80012080
#: x15 = 0x80000000
#: x16 = 0x64ed7892ffffff80
#: x17 = 0x80
#: x18 = 0x20000000000000
#: x19 = 0xc
#: x20 = 0x351902a3ffffffff
#: x21 = 0x8001ffc5
#: x22 = 0xffffffff7fffffff
#: x23 = 0x93c2cbbe00007fff
#: x24 = 0x1
#: x25 = 0x7fffffffffffff
#: x26 = 0xffffffffffff8001
#: x27 = 0x95db0f3f10d404a4
#: x28 = 0x80000000000000
#: x29 = 0x1ffffffffffff
#: x30 = 0x1fffffffffffff
#: x31 = 0xfffe000000000000
#: data 0x80013fd8 = d86e1ba1b3bec3b90f00000000000000feffffffffffffff000080ff9b2bccc7
#: data ... = 0700000000000000ff7fffffffffffff0000000000000080ffffffffff7f0000
#: data ... = 2100000000000000000001800000000080ffffffffffffff0000f8ff7bcdf076
#: data ... = 14b32b99958cbdd10100f8ffffff0700
    .option norvc
    .option norelax
    .text
    addw x23, x16, x4
    slti x11, x16, -26
    sd x4, -8(x2)
    sh x4, -50(x2)
    xori x11, x4, -400
    lui x4, 1048575
    addi x18, x5, 807
    jalr x18, -807(x18)
    srai x4, x30, 28
    addw x28, x4, x28
    andi x4, x18, 2040
    add x4, x4, x2
    sw x18, -2048(x4)
    xori x28, x4, -1154
    sw x4, -52(x2)
    add x16, x28, x28
    jalr x0, 0(x5)
    lh x23, 29(x14)
    or x16, x11, x28
    jalr x0, 0(x5)
    sb x11, 45(x21)
    xor x23, x16, x4
    xori x23, x16, 1001
    ld x11, -440(x2)
    or x18, x23, x23
    addi x23, x16, 2
    bltu x16, x23, at_80000084
    sllw x23, x23, x16
    sraiw x30, x18, 21
    slt x28, x23, x30
    .word 0x8330100f
    srliw x11, x11, 20
    jal x0, at_8000009c
at_80000084:
    sllw x30, x28, x28
    addi x28, x18, 420
    slt x23, x23, x18
    srl x30, x30, x23
    sllw x23, x16, x11
    sb x30, -32(x21)
at_8000009c:
    sltiu x30, x28, 1404
    sraw x23, x30, x23
    sd x11, -2047(x21)
    addw x4, x25, x30
    sltiu x23, x28, -2048
    blt x30, x0, at_800000b8
    lui x16, 262144
at_800000b8:
    slt x28, x30, x4
    lwu x23, 7(x14)
    ld x11, 10(x2)
    xor x18, x30, x11
    jal x11, . - 972
    ecall
