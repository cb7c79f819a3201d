# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 9
#: fuel = 119
#: pc = 0x80000064
#: x1 = 0x23a1193e00000007
#: x2 = 0x7f
#: x3 = 0xfffffffffffffff8
#: x4 = 0x1fffffffe000001
#: x5 = 0xff
#: x6 = 0x277f3efb00007fff
#: x7 = 0x7fffffffffffffff
#: x8 = 0xffffffff000001
#: x9 = 0x7fffffffffff
#: x10 = 0x80015428
#: x11 = 0x8000000000000000
#: x12 = 0xb4595f8a6b2e1313
#: x13 = 0x8000000
#: x14 = 0xd265be5370f1515e
#: x15 = 0x3e
#: x16 = 0x7fffffff
#: x17 = 0x7ffffffffffffffe
#: x18 = 0x800000000
#: x19 = 0x80018890
#: x20 = 0x3
#: x21 = 0x20000000
#: x22 = 0x200000000000
#: x24 = 0x4510a96e00000000
#: x25 = 0x5555555555555555
#: x26 = 0x2b0a0964e8771edd
#: x27 = 0xffe0000000000000
#: x28 = 0x40
#: x29 = 0x97a52a06ffff8000
#: x30 = 0x80011002
#: x31 = 0x79c0805e3425fe90
#: data 0x80015408 = 00000000000000fee1ffffff1f000000feffffffffffff7ff8bdf5e2b788ef7d
#: data ... = 00000000000000fe0100c0ffffff3f00
#: data 0x80018890 = 0000008000000000000000800000000028000080000000005000008000000000
#: data ... = 2c0200800000000054020080000000007c020080000000005402008000000000
#: data ... = 4bf9ff7f000000004bf9ff7f0000000023f9ff7f0000000023f9ff7f00000000
#: data ... = 06fcff7f00000000b6fbff7f00000000defbff7f00000000defbff7f00000000
    .option norvc
    .option norelax
    .text
    srai x17, x8, 0
    add x17, x17, x6
    bge x26, x17, at_80000024
    addw x28, x26, x6
    sra x17, x28, x6
    sw x19, -2047(x10)
    sb x17, -1416(x10)
    sra x26, x26, x17
    addiw x17, x17, 1024
at_80000024:
    jalr x0, 0(x5)
    sra x26, x26, x17
    srai x8, x28, 35
    lw x26, 20(x30)
    and x26, x17, x30
    lbu x17, -52(x10)
    addi x26, x17, -1
    beq x26, x17, at_80000048
    xor x0, x17, x17
at_80000048:
    add x26, x26, x26
    jalr x0, 1(x5)
    add x28, x8, x30
    sub x28, x26, x28
    sll x17, x6, x26
    add x6, x6, x6
    jalr x0, 0(x5)
    sll x6, x26, x17
    lb x28, -2047(x30)
    and x26, x26, x6
    andi x6, x26, 24
    add x6, x6, x19
    ld x17, 0(x6)
    jalr x5, 0(x17)
    add x8, x26, x28
    ld x8, 22(x10)
    sw x30, 2047(x30)
    andi x8, x26, 24
    add x8, x8, x19
    ld x28, 32(x8)
    jalr x5, -556(x28)
    srl x6, x28, x8
    sra x8, x17, x28
    andi x6, x28, 24
    add x6, x6, x19
    ld x17, 64(x6)
    jalr x5, 1757(x17)
    srai x8, x0, 2
    blt x8, x8, at_800000e0
    addiw x17, x8, 3
    addi x17, x26, 0
    bne x26, x17, at_800000e0
    xor x17, x8, x6
    add x28, x8, x8
    sb x17, 31(x30)
    bltu x6, x17, at_800000e0
    sll x26, x8, x26
    lw x26, 94(x10)
at_800000e0:
    addi x28, x0, 15
    sll x26, x28, x28
    andi x17, x26, 8
    auipc x26, 0
    add x17, x17, x26
    jalr x0, 12(x17)
    sub x8, x26, x17
    jal x0, at_80000108
    sub x6, x26, x6
    srl x17, x26, x6
at_80000108:
    slli x26, x26, 24
    sll x28, x26, x26
    srai x28, x28, 24
    blt x17, x26, at_80000128
    sd x17, 2047(x10)
    sll x28, x30, x17
    xori x28, x8, 256
    addw x8, x28, x28
at_80000128:
    slli x17, x26, 16
    sra x8, x17, x6
    lw x8, -14(x30)
    sll x6, x26, x0
    srl x26, x28, x28
    andi x26, x28, 24
    add x26, x26, x19
    ld x26, 96(x26)
    jalr x5, 1098(x26)
    addi x6, x26, 880
    ori x28, x6, 3
    lh x28, 24(x10)
    bge x8, x8, at_80000164
    sh x28, 1965(x10)
    srl x26, x28, x6
at_80000164:
    ecall
