# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: fuel = 64
#: pc = 0x80000000
#: x1 = 0xffe0000000000000
#: x2 = 0xfffff80000000000
#: x3 = 0x1ffffffff
#: x4 = 0x8000000000000000
#: x5 = 0xf47af23ffffff7f
#: x6 = 0x80011006
#: x7 = 0x8001000e
#: x8 = 0x3fffffffc001
#: x9 = 0xfffffffffffffffe
#: x10 = 0x7fffffff80000000
#: x11 = 0xfffffffffffffff8
#: x12 = 0x17911b535a2df7b2
#: x13 = 0xffffffffffffff80
#: x14 = 0xffffffff7fffffff
#: x15 = 0xffffffff1
#: x16 = 0x66c2523690c9981a
#: x17 = 0x100
#: x18 = 0x3
#: x19 = 0x7fffffff9
#: x20 = 0xffffffff000001
#: x21 = 0x80014748
#: x22 = 0x8001ffce
#: x23 = 0x8000000080010172
#: x24 = 0xffffffffffff8001
#: x25 = 0xc
#: x26 = 0x1fffffffffffffff
#: x27 = 0x7fffffff
#: x28 = 0xccee4a7e632f918c
#: x29 = 0xffffffe000000000
#: x30 = 0xa
#: x31 = 0x7
#: data 0x80014728 = 0100008000000000200000000000000001000000000000800000000000a35327
#: data ... = 08000000000000000100e0ffffff1f000200000000000000d5007081b86980c1
#: data ... = f8ffffffffffffff
#: data 0x8001ffc0 = ff4f0180000000000000feffffffffff00000000feffffff80ffffffffffffff
#: data ... = ffffff1f30736f5100400180000000000100000000000000e730350b2fe48432
    .option norvc
    .option norelax
    .text
    and x9, x24, x8
    lbu x9, 2040(x6)
    andi x8, x8, 959
    slt x24, x9, x24
    sra x9, x8, x24
    srli x24, x8, 39
    sb x9, -42(x7)
    sraiw x9, x0, 18
    slli x8, x24, 27
    srlw x24, x20, x9
    lh x9, 1912(x21)
    lwu x24, 24(x22)
    sll x8, x9, x24
    sb x9, -1641(x7)
    lb x24, 0(x7)
    srlw x24, x24, x24
    lhu x24, -19(x22)
    lb x24, 11(x22)
    srl x9, x9, x8
    srliw x9, x8, 18
    sd x9, 21(x21)
    subw x9, x8, x8
    sd x24, 9(x6)
    srai x24, x9, 40
    slti x8, x9, 744
    addw x9, x24, x9
    lui x24, 524304
    sra x24, x9, x9
    sb x24, -1(x22)
    subw x9, x9, x8
    srlw x8, x8, x9
    sll x24, x9, x24
    srl x24, x8, x24
    sraiw x24, x9, 1
    andi x8, x8, -1078
    sh x24, 483(x7)
    sw x8, -2048(x7)
    sltiu x8, x24, -1840
    srli x8, x9, 50
    subw x9, x8, x8
    sllw x8, x8, x9
    slti x8, x8, -1056
    sra x9, x8, x24
    lui x24, 524289
    subw x8, x9, x9
    sb x24, -9(x21)
    sb x9, 4(x6)
    jalr x24, -362(x23)
