# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 9
#: fuel = 124
#: pc = 0x80000064
#: x1 = 0xfde4b67f00000007
#: x2 = 0xf9c2c6bf311faf64
#: x3 = 0x7f
#: x4 = 0xacb3e39998b5eeb2
#: x5 = 0xfffffffffffffff8
#: x6 = 0x1ffffffffff
#: x7 = 0x1fffffffe000001
#: x8 = 0x1fffffffff
#: x9 = 0xff
#: x10 = 0x80010e28
#: x11 = 0xa6c482cf00007fff
#: x12 = 0x73b92a0d80000000
#: x13 = 0x7fffffffffffffff
#: x15 = 0xffffffff000001
#: x16 = 0xffffffffffffff80
#: x17 = 0x7fffffffffff
#: x18 = 0xffffffffffffff80
#: x19 = 0x8001a478
#: x20 = 0x8c5d598b00000021
#: x21 = 0x8000000000000000
#: x22 = 0xffffffffffff8001
#: x23 = 0x103fbeda7adbba4c
#: x24 = 0xffe0000000000000
#: x25 = 0x8000000
#: x26 = 0x3fffffffc000001
#: x27 = 0x35cde8ef44a039e4
#: x28 = 0x20ba9f9a6edbab2c
#: x29 = 0x3e
#: x30 = 0x80010ffb
#: x31 = 0x7fffffff
#: data 0x80010fd8 = 010000c0ffffff3fffffff7f00000000be0846eb78a03d89ff7f0000e85957bd
#: data ... = 000000007856341200000080e81a8a107f00000000000000ffffffffffffff7f
#: data ... = 0000000000020000fffffffffffffffff8ffffffffffffff2a4d3ac64b7445f9
#: data ... = 080000000000000001000080ffffffff7f00000000000000feffffffffffff7f
#: data ... = ffffffff7e7d82f20000008001000000
#: data 0x8001a478 = 000000800000000050000080000000002c000080000000000000008000000000
#: data ... = 00000080000000002c0000800000000000000080000000005000008000000000
#: data ... = 9803008000000000e8030080000000009803008000000000c403008000000000
#: data ... = 00000080000000002c0000800000000000000080000000005000008000000000
    .option norvc
    .option norelax
    .text
    sw x26, 1887(x30)
    xori x8, x19, 8
    bne x26, x0, at_80000024
    lwu x6, 30(x10)
    sub x17, x28, x8
    lw x8, -20(x10)
    lbu x6, 262(x10)
    sra x8, x8, x26
    lh x8, 89(x10)
at_80000024:
    addi x5, x5, -658
    jalr x0, 658(x5)
    and x6, x8, x8
    lb x8, 89(x30)
    slli x6, x28, 32
    addi x8, x8, 1023
    slti x0, x26, -256
    bltu x6, x26, at_80000048
    sb x6, -2048(x10)
at_80000048:
    or x26, x6, x26
    jalr x0, 1(x5)
    srai x26, x28, 58
    slt x8, x6, x28
    xori x26, x6, -1614
    andi x0, x17, -971
    jalr x5, 1(x5)
    xor x17, x8, x26
    lbu x17, -2048(x30)
    sll x26, x8, x17
    andi x6, x8, 24
    add x6, x6, x19
    ld x6, 0(x6)
    jalr x5, 0(x6)
    add x17, x17, x6
    sll x17, x17, x6
    addw x28, x26, x6
    andi x6, x28, 24
    add x6, x6, x19
    ld x8, 32(x6)
    jalr x5, 0(x8)
    lwu x28, -19(x30)
    sra x26, x28, x17
    andi x17, x17, 24
    add x17, x17, x19
    ld x6, 64(x17)
    jalr x5, -920(x6)
    xor x0, x17, x28
    bge x17, x17, at_800000e0
    srli x8, x26, 53
    bge x28, x28, at_800000e0
    sub x28, x17, x28
    sll x17, x6, x26
    add x6, x6, x6
    addi x28, x28, 0
    bltu x28, x28, at_800000e0
    sll x6, x26, x6
    lb x28, -2047(x30)
at_800000e0:
    and x26, x26, x6
    xor x6, x17, x8
    andi x28, x28, 8
    auipc x17, 0
    add x28, x28, x17
    jalr x28, 12(x28)
    addi x17, x17, 2
    jal x0, at_80000108
    slli x8, x26, 36
    srli x8, x6, 24
at_80000108:
    add x8, x6, x26
    ld x8, 22(x10)
    sw x30, 2047(x30)
    bne x6, x6, at_80000128
    addi x6, x17, 1025
    sub x6, x26, x8
    slli x26, x8, 15
    sra x6, x28, x8
at_80000128:
    srl x6, x8, x8
    sra x8, x17, x28
    lw x28, 1703(x30)
    srai x0, x8, 15
    sll x6, x6, x8
    andi x8, x6, 24
    add x8, x8, x19
    ld x17, 96(x8)
    jalr x5, 0(x17)
    addi x28, x17, 1024
    xor x17, x28, x6
    add x28, x8, x8
    addi x17, x28, 1
    bne x17, x28, at_80000168
    sd x6, -1539(x30)
    sll x26, x17, x26
at_80000168:
    ecall
