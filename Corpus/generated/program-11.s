# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 11
#: fuel = 77
#: pc = 0x80000050
#: x1 = 0x7f7f7f7f7f7f7f7f
#: x2 = 0x20707966fffffffe
#: x3 = 0xdeadbeefffffffff
#: x4 = 0x529325ec2dbb05be
#: x5 = 0x1ffffffffffffff
#: x6 = 0x800000000000000
#: x7 = 0x78203f706196357b
#: x8 = 0xffffffffffe00000
#: x9 = 0x80000001
#: x10 = 0x21
#: x11 = 0x8001a838
#: x12 = 0x80010006
#: x13 = 0x80013ffc
#: x14 = 0x6
#: x15 = 0xfffffffffffffffc
#: x16 = 0xffffffff7fffffff
#: x17 = 0x1ff
#: x18 = 0x80
#: x19 = 0x1234567880000000
#: x20 = 0x7fffffff80001
#: x21 = 0xffffffff7fffffff
#: x22 = 0x100
#: x23 = 0x3fffffffc00001
#: x24 = 0x7f
#: x25 = 0x80
#: x26 = 0xddfc1232cced71e4
#: x27 = 0x800001c8
#: x28 = 0x8001ffef
#: x29 = 0x80015b65
#: x30 = 0xfffffffffffffff8
#: x31 = 0xd8723c50000003f
#: data 0x80015b40 = fafffffffffffffffaffffffffffffff8100000000000000ad43405bc850c11f
#: data ... = 21000000000000003e0000000000000000000080000000800000008001000000
#: data ... = fbffffffffffffff
#: data 0x8001a438 = 33a34401c1d6c9af
#: data 0x8001ffc0 = 2000000000000000faffffffffffffff88a40c0b0defec7080ffffffffffffff
#: data ... = 00000080ffffffff000000000000feff000000000008000001000080ffffffff
    .option norvc
    .option norelax
    .text
    addw x21, x18, x10
    sub x7, x24, x23
    sub x16, x18, x24
    or x4, x22, x21
    sltu x21, x4, x4
    add x24, x21, x24
    add x25, x21, x16
    add x18, x10, x21
    jalr x5, 0(x5)
    sh x3, -56(x13)
    slti x19, x18, -4
    addi x30, x25, 0
at_80000030:
    sltu x23, x16, x8
    sub x7, x19, x18
    andi x8, x24, 511
    add x25, x8, x8
    srli x30, x30, 8
    bne x30, x0, at_80000030
    slti x18, x7, -1602
    jalr x0, 0(x5)
    sraw x19, x21, x0
    sllw x10, x19, x16
    slliw x18, x10, 26
    addi x31, x0, 6
at_80000060:
    beq x31, x0, at_80000078
    sra x4, x8, x8
    sraw x6, x8, x18
    lui x16, 602794
    addi x31, x31, -1
    jal x0, at_80000060
at_80000078:
    lb x3, 1594(x13)
    ld x8, -1024(x11)
    sw x8, -296(x27)
    fence.i
    add x25, x20, x3
    bge x25, x18, at_800000b0
    or x21, x18, x25
    lb x19, 9(x28)
    sub x16, x19, x7
    addi x31, x0, 1
at_800000a0:
    addiw x21, x6, 7
    addi x31, x31, -1
    bne x31, x0, at_800000a0
    sllw x6, x6, x6
at_800000b0:
    ecall
