# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: fuel = 65
#: pc = 0x80000000
#: x1 = 0xffe0000000000000
#: x2 = 0xfffffffffffffff8
#: x3 = 0xfffff80000000000
#: x4 = 0x229976e094b5a846
#: x5 = 0x1ffffffff
#: x6 = 0x80012ffd
#: x7 = 0x80010002
#: x8 = 0x4ff46d28a3f9483
#: x9 = 0x60274f59ffffff7f
#: x10 = 0x7fff
#: x11 = 0x5555555555555555
#: x12 = 0x7f7f7f7f7f7f7f7f
#: x13 = 0x1fffff
#: x14 = 0xfe00000000000000
#: x15 = 0x3fffffffc001
#: x16 = 0x767ee3f90000000b
#: x17 = 0xfffffffffffffffe
#: x18 = 0x3fffffffc1
#: x19 = 0x7fffffff80000000
#: x20 = 0x2
#: x21 = 0x80010998
#: x22 = 0x8001ffeb
#: x23 = 0xdc9fcd5bf46cc9fa
#: x24 = 0x7fffffff
#: x25 = 0xffffffffffffff80
#: x26 = 0x8000000000000000
#: x27 = 0xffffffff7fffffff
#: x28 = 0xfffffffffff80000
#: x29 = 0xffffffff1
#: x30 = 0x1fffffffe000001
#: x31 = 0x1a93fbabce8457ca
#: data 0x80012fd8 = 1a16acc2a17e0a59ff7fffff62ea95d3feffffff7b8c1fb40100f0ffffff0f00
#: data ... = 9908c18cc87164100000000075fabf13
    .option norvc
    .option norelax
    .text
    lwu x8, 26(x21)
    srli x8, x8, 34
    sll x0, x9, x9
    sll x9, x8, x9
    sllw x8, x24, x9
    addiw x8, x9, 512
    srliw x24, x8, 7
    sll x8, x8, x8
    xori x8, x8, 3
    srlw x8, x8, x24
    ld x8, -8(x21)
    sb x9, -35(x6)
    ld x24, -2047(x21)
    srlw x8, x8, x8
    sll x24, x24, x24
    sraw x24, x8, x24
    sb x8, -1290(x7)
    sll x24, x9, x24
    sll x24, x8, x8
    srl x9, x8, x20
    srlw x8, x24, x24
    subw x9, x8, x9
    sltiu x9, x24, 512
    subw x9, x24, x8
    sb x9, 30(x21)
    lui x24, 2048
    lb x9, -251(x22)
    srl x9, x8, x9
    lb x9, -19(x7)
    sllw x8, x9, x24
    sh x24, 4(x7)
    and x9, x24, x9
    lbu x9, 2040(x6)
    andi x8, x8, 959
    slt x24, x8, x9
    sra x9, x9, x9
    srli x24, x8, 39
    sb x8, -42(x7)
    sraiw x9, x0, 18
    slli x8, x24, 27
    srlw x24, x20, x9
    lh x9, 1912(x21)
    lwu x24, 13(x22)
    sll x8, x24, x9
    sb x9, -1641(x7)
    lb x24, 0(x7)
    srlw x24, x24, x9
    jalr x24, 1183(x23)
    ecall
