# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 15
#: fuel = 70
#: pc = 0x80000000
#: x1 = 0xfffffff800000000
#: x2 = 0xfffffe0000000000
#: x3 = 0xe93bc73de59a30d3
#: x4 = 0x1ffffffffffff
#: x5 = 0x800
#: x6 = 0x5f70830b2b8ccb74
#: x7 = 0x8001ffc3
#: x8 = 0x6eea417210501117
#: x9 = 0x8
#: x10 = 0x1fffffffffff
#: x11 = 0xd141d7952654f483
#: x12 = 0x80
#: x13 = 0x7fffffff800001
#: x14 = 0xa0757610dba63557
#: x15 = 0xfffff80000000000
#: x16 = 0x80018e20
#: x17 = 0x80000000
#: x18 = 0x80012fff
#: x19 = 0x2
#: x20 = 0xd
#: x21 = 0x7
#: x22 = 0x21
#: x23 = 0xfffffffffffffffe
#: x24 = 0x1fffffffe001
#: x25 = 0xb58be7d4cc888d72
#: x26 = 0x63692e880000001f
#: x27 = 0x80000058
#: x28 = 0xfffffffffffffff9
#: x29 = 0x80014289
#: x30 = 0x20000000
#: x31 = 0x1e
#: data 0x80012fd8 = 00000000e0ffffff000000000000080005000000000000000000000001000000
#: data ... = c1ffffff3f0000000000000000000200
#: data 0x80018da8 = 1400008000000000240000800000000038000080000000004800008000000000
    .option norvc
    .option norelax
    .text
    ori x14, x12, -128
    andi x1, x6, 24
    add x1, x1, x16
    ld x30, -120(x1)
    jalr x0, 0(x30)
    sd x21, 46(x7)
    xor x23, x12, x19
    lui x10, 2
    jal x0, at_80000058
    lui x0, 1048574
    sub x12, x19, x23
    sub x23, x10, x21
    sltiu x30, x23, 1930
    jal x0, at_80000058
    ori x28, x23, 904
    add x21, x12, x10
    and x21, x1, x23
    jal x0, at_80000058
    addi x1, x12, -1913
    andi x28, x1, -2047
    sw x19, -2048(x18)
    sb x1, -2048(x18)
at_80000058:
    or x12, x1, x14
    sltiu x23, x21, -2047
    xor x21, x30, x1
    xori x10, x1, 256
    auipc x12, 110674
    xor x28, x10, x10
    xor x12, x10, x28
    or x14, x10, x28
    lhu x21, 52(x7)
    addi x0, x10, -282
    jal x1, at_8000008c
    addw x10, x28, x25
    add x1, x28, x10
at_8000008c:
    xor x3, x12, x30
    auipc x8, 3
    addi x31, x23, 0
at_80000098:
    subw x3, x30, x14
    jal x14, at_800000a4
    ori x19, x3, 128
at_800000a4:
    addiw x19, x19, 517
    jal x0, at_800000b4
    slti x10, x19, 256
    sltiu x10, x21, -1705
at_800000b4:
    lh x28, -1847(x7)
    or x1, x21, x28
    ld x23, 48(x29)
    sh x1, 72(x29)
    srli x31, x31, 63
    bne x31, x0, at_80000098
    sub x19, x8, x3
    lw x28, -19(x18)
    slt x28, x8, x30
    or x10, x12, x28
    addw x3, x14, x25
    ori x30, x19, 830
    auipc x3, 4096
    sh x12, 21(x18)
    andi x23, x28, -2
    ecall
