# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: fuel = 87
#: pc = 0x80000000
#: x1 = 0xa858b6cffffffff
#: x2 = 0x1ffffffffffffff
#: x3 = 0x200000000
#: x4 = 0x7fffffff8001
#: x5 = 0xc065f7e100000008
#: x6 = 0xff
#: x7 = 0x1
#: x8 = 0x8001a650
#: x9 = 0x3fffffffc0000001
#: x10 = 0x80013fff
#: x11 = 0xffff
#: x12 = 0x80012918
#: x13 = 0x1fffffffffffff
#: x14 = 0xfffffffffffffff8
#: x15 = 0x2000000000000000
#: x16 = 0x2000000000
#: x17 = 0x7fff
#: x18 = 0x4260f9061425653d
#: x19 = 0x7ab84c64e5fe7a5f
#: x20 = 0x7fff
#: x21 = 0xe4192b8000080000
#: x22 = 0x4
#: x23 = 0x1fff
#: x24 = 0x7
#: x25 = 0xfd2bcad003d93801
#: x26 = 0xa5548995d95cd133
#: x27 = 0x3b925e44ffffffff
#: x28 = 0x7647ff1b9c8db0fd
#: x29 = 0x7f
#: x30 = 0x100000001
#: x31 = 0x4
#: data 0x800128f8 = ffffff7f00000000010000c0ffffff3f8551477cc4abb89c01e0ffffff1f0000
#: data ... = 6b0c0522c01e45a7ffffffff01000000feffffffffffff7f7fffffffffffffff
#: data ... = ffff1f00000000008000000000000000f1ffffff0f0000000100feffffff0100
#: data ... = ffffffffe04d33350000000000000000
    .option norvc
    .option norelax
    .text
    auipc x31, 524304
    sd x2, 2(x10)
    slti x6, x31, 4
    lbu x31, -8(x12)
    subw x6, x4, x31
    addi x6, x4, 2
    bltu x4, x6, at_80000048
    sb x31, -3(x12)
    subw x6, x4, x4
    .word 0x0103030f
    andi x2, x6, 2047
    add x2, x2, x12
    sw x4, -458(x2)
    add x2, x31, x6
    slti x6, x6, 871
    .word 0x39c0000f
    addw x4, x0, x6
    subw x4, x31, x6
at_80000048:
    ld x31, -24(x10)
    addi x31, x31, 0
    beq x31, x31, at_80000078
    sw x6, -4(x10)
    addw x4, x6, x2
    add x4, x4, x2
    bgeu x2, x4, at_80000068
    addw x31, x2, x0
at_80000068:
    slt x31, x6, x4
    add x4, x4, x6
    addw x6, x31, x31
    jal x2, at_8000007c
at_80000078:
    addi x31, x31, 1024
at_8000007c:
    sub x2, x4, x31
    sltiu x31, x2, -4
    andi x31, x31, 24
    add x31, x31, x12
    sh x31, 41(x31)
    addi x2, x31, -1
    blt x2, x31, at_800000a0
    add x4, x6, x4
    lwu x2, -11(x10)
at_800000a0:
    addiw x2, x4, 3
    add x4, x2, x6
    sw x2, -19(x12)
    andi x2, x31, 16
    auipc x4, 0
    add x2, x2, x4
    jalr x0, 12(x2)
    subw x0, x31, x31
    auipc x4, 1048573
    add x2, x4, x31
    jal x0, at_800000dc
    subw x2, x4, x31
    addiw x2, x31, 16
    subw x2, x4, x31
    slt x4, x2, x2
at_800000dc:
    addw x4, x4, x2
    sltiu x31, x2, -1320
    andi x6, x0, 120
    add x6, x6, x10
    sd x31, 25(x6)
    bgeu x0, x2, at_8000010c
    sb x2, -2048(x12)
    bgeu x31, x0, at_8000010c
    sd x2, -2048(x12)
    sub x4, x17, x6
    sltu x4, x31, x2
    subw x4, x4, x4
at_8000010c:
    auipc x4, 1048575
    add x2, x0, x2
    andi x4, x2, 2040
    add x4, x4, x10
    sh x4, -2048(x4)
    bgeu x31, x31, at_80000128
    sltu x31, x6, x4
at_80000128:
    slti x31, x4, -256
    ecall
