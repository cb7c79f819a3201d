# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 11
#: fuel = 64
#: pc = 0x80000058
#: x1 = 0x7f7f7f7f7f7f7f7f
#: x2 = 0x7fffffff81
#: x3 = 0x63b4e69ffffffffe
#: x4 = 0x7fffffffffffffff
#: x5 = 0xdeadbeefffffffff
#: x6 = 0xffffffffffffffe0
#: x7 = 0x506a35b467dd5805
#: x8 = 0x1f1576bd5d1ef62b
#: x9 = 0x1ffffffffffffff
#: x10 = 0xffffffffff800000
#: x11 = 0x8001a678
#: x12 = 0x80010001
#: x13 = 0x80011ffb
#: x14 = 0x3
#: x15 = 0xffffffffffe00000
#: x16 = 0x21
#: x17 = 0x80000001
#: x18 = 0x7fffffffff
#: x19 = 0x21
#: x20 = 0x100
#: x21 = 0x4671765895d8b279
#: x22 = 0xec93020b84b18600
#: x23 = 0x92690dec0bf9abc7
#: x24 = 0x6b2dc5a833655273
#: x25 = 0x3fffffffc000001
#: x26 = 0x13
#: x27 = 0x80000048
#: x28 = 0x8001ffda
#: x29 = 0x800137a9
#: x30 = 0x6a8dbe5500000008
#: x31 = 0xffffffff7fffffff
#: data 0x8001ffc0 = 01f8ffffff070000feffffffffffff7f0100ffffc2f6d495ffffffff1f000000
#: data ... = 099fad0508ce20510180ffffff7f00003e00000000000000ffffffffff1f0000
    .option norvc
    .option norelax
    .text
    and x25, x8, x25
    sltiu x8, x9, 1
    srl x22, x22, x12
    xor x6, x7, x19
    lbu x19, 22(x29)
    xor x20, x22, x8
    add x4, x25, x0
    sltu x9, x24, x21
    jalr x0, 1(x5)
    or x20, x8, x12
    andi x9, x4, 7
    add x9, x9, x13
    sb x20, 587(x9)
    addi x30, x4, 0
at_80000038:
    sllw x22, x4, x25
    addiw x23, x6, -256
    auipc x19, 1048575
    sub x16, x4, x21
    srli x30, x30, 8
    bne x30, x0, at_80000038
    xori x18, x22, -951
    jalr x0, 0(x5)
    sub x16, x20, x16
    sltu x23, x10, x4
    and x10, x8, x8
    addi x31, x12, 0
at_80000068:
    slti x7, x21, -2048
    add x7, x18, x23
    add x19, x8, x16
    srli x31, x31, 11
    bne x31, x0, at_80000068
    addi x21, x8, 2
    sw x26, 68(x27)
    fence.i
    sub x7, x19, x18
    bltu x18, x21, at_800000b0
    or x4, x23, x10
    sltu x21, x19, x19
    add x24, x21, x24
    addi x31, x0, 0
at_800000a0:
    sh x3, -56(x13)
    addi x31, x31, -1
    bge x31, x0, at_800000a0
    slti x19, x21, -4
at_800000b0:
    ecall
