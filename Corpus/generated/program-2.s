# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2
#: fuel = 60
#: pc = 0x80000000
#: x1 = 0x8001ffc4
#: x2 = 0xb09e7b17aedbdbd1
#: x3 = 0x80013002
#: x4 = 0x8000000000000001
#: x5 = 0x80014280
#: x6 = 0x6648d10e0000000c
#: x7 = 0x7ea721ddd7db30dc
#: x8 = 0xe983b9fbfffe0001
#: x9 = 0x80010000
#: x10 = 0xffffffffffff8000
#: x11 = 0xa37dfd3a12e60c7b
#: x12 = 0x3f
#: x13 = 0x50a972209d70ae86
#: x14 = 0x1fffffffe0001
#: x15 = 0x1fffffffffffffff
#: x16 = 0x1
#: x17 = 0x1
#: x18 = 0xe4095f065f50fdb
#: x19 = 0x1a204c20eb58c631
#: x20 = 0xfffffffffff80000
#: x21 = 0xddb5454e00000000
#: x22 = 0x7ffffffffffffff
#: x23 = 0xffffe00000000000
#: x24 = 0x8000
#: x25 = 0xffffffff0000001
#: x26 = 0x1fffffffffffffff
#: x27 = 0x5850cf6c804f53e7
#: x28 = 0x81
#: x29 = 0x20000000
#: x30 = 0x8001000f
#: x31 = 0xffffffffffffff80
#: data 0x80014260 = 1e00000000000000ffffffffffffff01ffffffffffffffff00000000464e1183
#: data ... = 0000008067447392bfdf241aee21cb376ac9c4b97c280eafffffffffffffffff
#: data ... = ffffff070000000000000800c37e29e00000000000e0ffff00000000f8ffffff
#: data ... = 0000000000e0ffff0020000000000000ff0100000000000000000000000080ff
#: data ... = 002000000000000000400180c5441aad
#: data 0x8001ffc0 = ffffffffa9db32c305000000000000002d87802bcb1d8a1f0000000000000800
#: data ... = 63163dc5f29aecb2ffffffffffffff7f01feffff53f139220a00000000000000
    .option norvc
    .option norelax
    .text
    sd x22, -2047(x3)
    lbu x28, -4(x30)
    lb x28, 2040(x5)
    sll x22, x20, x16
    sh x22, -18(x1)
    lui x28, 3
    addi x14, x14, 2
    blt x14, x14, at_80000030
    auipc x14, 4924
    sb x14, -2048(x30)
    lbu x20, -206(x30)
    sd x16, -8(x1)
at_80000030:
    lb x24, -11(x1)
    slti x22, x18, 511
    srli x26, x28, 12
    addiw x16, x22, 31
    sb x16, 73(x30)
    lui x20, 1048574
    sll x22, x22, x12
    sw x14, -4(x1)
    addi x12, x20, 0
    bne x20, x12, at_80000064
    sb x26, -2048(x30)
    srl x0, x20, x12
    slt x22, x16, x16
at_80000064:
    lbu x22, -1041(x5)
    lwu x14, -8(x5)
    beq x14, x22, at_80000084
    sw x18, -2047(x1)
    srl x12, x14, x28
    sltiu x22, x26, 3
    sh x14, -21(x30)
    jal x0, at_8000008c
at_80000084:
    sd x14, 16(x5)
    addw x14, x18, x26
at_8000008c:
    sb x22, 16(x5)
    lwu x16, -53(x30)
    ld x24, 22(x3)
    bge x12, x16, at_800000a8
    sb x14, 107(x5)
    addi x16, x16, -640
    jal x22, at_800000b8
at_800000a8:
    sw x8, 0(x3)
    lwu x28, -14(x30)
    sll x12, x14, x28
    srl x12, x24, x16
at_800000b8:
    lb x26, 93(x5)
    sd x14, 16(x3)
    ecall
