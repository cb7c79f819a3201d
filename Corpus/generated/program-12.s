# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 12
#: fuel = 155
#: pc = 0x80000000
#: x1 = 0xffffffffffff8000
#: x2 = 0x484d5a6c63748cd6
#: x3 = 0x1fffffffe00001
#: x4 = 0xe
#: x5 = 0x80000001
#: x7 = 0x80000000
#: x8 = 0x80000001
#: x9 = 0x4f6c704b2aa8fbc8
#: x10 = 0xfffffffe00000000
#: x11 = 0xaaaaaaaaaaaaaaaa
#: x12 = 0x1fffffffffffff
#: x13 = 0x80000000
#: x14 = 0x8001ffc1
#: x15 = 0x53184055f5de4232
#: x16 = 0x141300daa0de7d85
#: x17 = 0x80010fff
#: x18 = 0xffffffffffffff7f
#: x19 = 0xc19385c70f2162e0
#: x20 = 0x52b098ee56b194cc
#: x21 = 0x80014001
#: x22 = 0x1ffffff
#: x23 = 0x1fff
#: x24 = 0x1ea99c9c403a0333
#: x25 = 0x1ffffffffffff
#: x26 = 0x7fffffff801
#: x27 = 0x7a39ff3e8bd17841
#: x28 = 0x80011398
#: x29 = 0xfffffffff8000000
#: x30 = 0x7f
#: x31 = 0x8001a290
#: data 0x80011378 = 00feffffffffffffefcdab89dcbd8ba6ffffffff0700000000f8ffffffffffff
#: data ... = 3232e692efb36f30ff7fffffe8c529a6ffffff7fffffff7f000000006e2b91bd
#: data ... = 000000007efd164dffffffff1f000000010000007590ce0f0080ffffffffffff
#: data 0x8001a290 = 1300000000000000bbdd3d00ae40d86593f60104a23b1d7733c0310026c00b8f
#: data ... = 1300000000000000
#: data 0x8001ffc0 = feffffffffffffff010000c0ffffff3fff010000000000000000000000800000
#: data ... = ffff00000000000080ffffffffffffff80ffffffffffffff7f7f7f7f7f7f7f7f
    .option norvc
    .option norelax
    .text
    or x27, x26, x10
    sw x24, 12(x7)
    fence.i
    sll x30, x27, x6
    sllw x23, x20, x20
    sll x17, x20, x30
    srli x10, x20, 56
    ori x27, x23, 1
    ld x30, 0(x31)
    sw x30, 48(x7)
    sub x10, x27, x23
    sub x30, x13, x23
    srlw x27, x3, x10
    sw x6, 16(x14)
    ld x23, 8(x31)
    sw x23, 96(x7)
    and x3, x10, x17
    srli x30, x23, 50
    bltu x13, x3, at_80000060
    lb x23, 9(x28)
    sub x13, x23, x0
    lui x10, 1004110
    ld x20, 16(x31)
    sw x20, 176(x7)
at_80000060:
    xor x20, x3, x30
    sllw x13, x23, x20
    sllw x13, x23, x23
    bge x30, x0, at_80000098
    addi x20, x30, 1169
    ld x20, 24(x31)
    sw x20, 212(x7)
    fence.i
    sh x10, 1159(x28)
    xori x27, x30, 562
    sraiw x3, x13, 5
    srliw x3, x13, 0
    sllw x27, x27, x27
    xori x20, x13, 64
at_80000098:
    addi x20, x20, -414
    ld x20, 32(x31)
    sw x20, 308(x7)
    sll x17, x3, x3
    jal x0, at_800000b0
    sll x3, x20, x27
at_800000b0:
    slliw x3, x10, 14
    addi x20, x17, 1
    bge x20, x17, at_800000d8
    srai x20, x13, 53
    srliw x17, x23, 11
    sb x3, 38(x21)
    jal x0, at_800000d4
    slliw x6, x30, 16
    sraw x6, x10, x3
at_800000d4:
    srai x10, x17, 15
at_800000d8:
    srliw x17, x6, 6
    addi x18, x0, 0
at_800000e0:
    lui x3, 1048574
    slliw x27, x17, 21
    srl x20, x6, x20
    addi x18, x18, 1
    bne x18, x4, at_800000e0
    andi x3, x20, 1266
    lui x20, 6940
    addiw x20, x20, 435
    sw x20, 288(x7)
    lui x13, 524289
    sw x10, 28(x21)
    sll x3, x23, x17
    jal x20, at_8000011c
    sllw x30, x20, x3
    .word 0x037a1ab3
at_8000011c:
    ld x27, -1200(x14)
    srl x23, x13, x17
    srai x27, x3, 4
    bltu x13, x27, at_80000138
    addiw x3, x13, 0
    slliw x3, x3, 19
    lui x27, 1020368
at_80000138:
    ecall
