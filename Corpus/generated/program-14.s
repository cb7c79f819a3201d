# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 14
#: fuel = 152
#: pc = 0x80000000
#: x1 = 0x8001
#: x2 = 0xdd682f2908fe12e8
#: x3 = 0x8001ffed
#: x4 = 0xb
#: x5 = 0x7fffffff80001
#: x6 = 0xfffffffffffffffe
#: x7 = 0x1f
#: x8 = 0x965eba400001ffff
#: x9 = 0xa9dc07512c2b5a80
#: x10 = 0x7
#: x11 = 0x80010fff
#: x12 = 0xba64d2a49dee216f
#: x13 = 0x80010004
#: x14 = 0x80010082
#: x15 = 0x20000000000
#: x16 = 0x80000000
#: x17 = 0xf271320000000000
#: x18 = 0x80010fff
#: x19 = 0xaa29f6ee7e05030f
#: x20 = 0x7fffffff
#: x21 = 0xf1bc5939ae2349af
#: x22 = 0x1fffffffffffff
#: x23 = 0x80019868
#: x24 = 0x80011006
#: x25 = 0xa879489b36690fd0
#: x26 = 0xffffffff00001
#: x27 = 0xc
#: x28 = 0x7
#: x29 = 0xffffffff7fffffff
#: x30 = 0xd343c9a46b7be982
#: x31 = 0x4b42af2a00000003
    .option norvc
    .option norelax
    .text
    sraw x10, x22, x1
    sltu x1, x11, x10
    bge x0, x1, at_80000034
    subw x20, x1, x22
    addi x1, x28, 2
    bltu x28, x1, at_80000024
    subw x10, x22, x2
    slt x11, x12, x20
    jal x0, at_80000028
at_80000024:
    addiw x11, x1, 2
at_80000028:
    sb x10, 11(x3)
    srlw x21, x10, x11
    jal x0, at_8000003c
at_80000034:
    sltiu x20, x1, 64
    lb x21, -509(x24)
at_8000003c:
    sraw x22, x11, x10
    subw x22, x20, x21
    beq x21, x10, at_80000068
    andi x2, x11, 120
    add x2, x2, x13
    lbu x11, -5(x2)
    addi x15, x0, 35
at_80000058:
    andi x10, x10, -4
    addi x15, x15, -1
    bge x15, x0, at_80000058
    sllw x1, x21, x28
at_80000068:
    addw x22, x21, x11
    slt x20, x2, x10
    addi x22, x12, 1
    beq x22, x12, at_80000080
    xori x0, x22, 1275
    addw x11, x20, x11
at_80000080:
    lb x20, 7(x3)
    ecall
