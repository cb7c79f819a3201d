# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 10
#: fuel = 57
#: pc = 0x8000001c
#: x1 = 0xffffffffffff8000
#: x2 = 0x1fffffffff
#: x3 = 0xffffffff
#: x4 = 0xffffffffffff8001
#: x5 = 0x58a07f5e96d9afa9
#: x6 = 0x6
#: x7 = 0x8001ffea
#: x8 = 0x8000000000000000
#: x9 = 0x100000000
#: x10 = 0xe7f0cccb5ebc00c2
#: x11 = 0xbfafa277508d416a
#: x12 = 0xfffffffffffffffa
#: x13 = 0x100
#: x14 = 0xfffffffffffffff8
#: x15 = 0x3
#: x16 = 0x20
#: x17 = 0x80013ff8
#: x18 = 0x7f7f7f7f7f7f7f7f
#: x19 = 0x94cb0e4500000000
#: x20 = 0xf34f0a6aea19d57a
#: x21 = 0x8000
#: x22 = 0x43cc4d5240cf2940
#: x23 = 0xd7176b0bffff8000
#: x24 = 0x1fffffffffffff
#: x25 = 0xe
#: x26 = 0x7
#: x27 = 0x80013708
#: x28 = 0x8001000b
#: x29 = 0x200000000
#: x30 = 0xe
#: x31 = 0xdeadbeefffffffff
#: data 0x8001ffc0 = 8000000000000000c1ffffff3f000000ffffffffff1f00000800000000000000
#: data ... = 0000000000200000ffffffffefbeaddeffffffffff07000080ffffffffffffff
    .option norvc
    .option norelax
    .text
at_80000000:
    subw x29, x8, x19
    lhu x8, -1(x27)
    sd x19, -58(x17)
    jalr x0, 0(x1)
    lui x8, 1048574
    slt x8, x29, x8
    jalr x0, 0(x15)
    lui x29, 942756
    sh x29, -1(x28)
    sd x19, -2048(x27)
    sh x29, 1472(x27)
    lbu x8, 7(x7)
    auipc x8, 582713
    lhu x19, -2047(x28)
    slli x8, x29, 10
    bne x29, x8, at_80000070
    ori x29, x8, -69
    addiw x8, x8, -835
    auipc x29, 0
    jalr x1, -72(x29)
    lui x29, 262144
    lh x29, -49(x7)
    lui x29, 262144
    srai x19, x8, 62
    lb x8, 2040(x27)
    sb x19, 14(x17)
    andi x29, x29, -252
    sh x19, -2048(x17)
at_80000070:
    sd x29, 10(x7)
    and x8, x8, x29
    lui x29, 845149
    sll x19, x8, x29
    sw x8, 6(x28)
    jal x1, at_80000000
    and x8, x8, x8
    lbu x29, -11(x7)
    ld x29, -11(x28)
    ori x29, x19, -1940
    auipc x8, 0
    jalr x8, -121(x8)
