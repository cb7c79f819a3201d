# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 22
#: fuel = 73
#: pc = 0x80000000
#: x1 = 0x800000000000
#: x2 = 0x200
#: x3 = 0x8001fff6
#: x4 = 0xffffffffffff8001
#: x5 = 0x3de6ece36d5316b8
#: x6 = 0x8080808080808080
#: x7 = 0x80012fff
#: x8 = 0x80012ffa
#: x9 = 0x100
#: x10 = 0xffff800000000000
#: x11 = 0x8a2a0e0d0bbb1bdb
#: x12 = 0xe7b27d76f44a961d
#: x13 = 0x80015ea4
#: x14 = 0xffffffff000001
#: x15 = 0xffffffffffff8001
#: x16 = 0x3fffffffc001
#: x17 = 0x1fffffffe0000001
#: x18 = 0x9
#: x19 = 0x1ffffffffffff
#: x20 = 0xffffffffffffe000
#: x21 = 0x8000
#: x22 = 0xfffffffe00000000
#: x23 = 0x1fffffff
#: x24 = 0x7fffffff81
#: x25 = 0x7ffff
#: x26 = 0x8043240fc33f5749
#: x27 = 0xf
#: x28 = 0x80
#: x29 = 0x80019c20
#: x30 = 0xffffffff0001
#: x31 = 0x7fffffff81
#: data 0x80012fd8 = 040000000000000080ffffffffffffffffffffffb7c053760e00000000000000
#: data ... = ffffffffffffffff
#: data 0x8001ffc0 = feffffff63a17ed40f00000000000000800000000000000081ffffffffffffff
#: data ... = 01000000000000800001000080d2537500000000000080000000200000000000
    .option norvc
    .option norelax
    .text
    sltu x5, x9, x25
    srliw x20, x31, 3
    addi x5, x15, 0
    slti x20, x25, 1024
    add x25, x14, x16
    slti x16, x25, 15
    slti x30, x16, 255
    slti x20, x30, -1044
    sllw x20, x5, x20
    slti x6, x9, 1018
    sltiu x9, x20, 255
    bne x26, x20, at_80000060
    sh x6, 1(x3)
    sllw x9, x9, x30
    addi x31, x20, 1
    blt x20, x31, at_80000054
    xor x15, x16, x6
    or x14, x20, x20
    sllw x30, x21, x5
    xori x10, x9, -8
    lui x10, 871083
at_80000054:
    sh x31, 27(x13)
    andi x11, x15, 1351
    xor x25, x30, x10
at_80000060:
    xori x10, x10, -128
    lui x4, 163327
    sltu x11, x4, x16
    xor x26, x10, x4
    lui x11, 2
    or x6, x11, x31
    sw x11, 9(x13)
    srl x21, x6, x11
    slt x25, x25, x26
    srliw x0, x6, 21
    xor x11, x4, x26
    bltu x11, x20, at_8000009c
    add x31, x11, x6
    xori x25, x6, 428
    sltiu x26, x6, 0
at_8000009c:
    sltiu x31, x5, -1210
    sraiw x31, x6, 7
    auipc x9, 1036185
    slt x6, x25, x5
    andi x6, x26, 255
    sraw x16, x30, x10
    sltiu x4, x26, 2
    sraw x20, x14, x25
    andi x4, x5, 511
    sltu x31, x16, x11
    jal x0, at_800000cc
    lui x25, 1048575
at_800000cc:
    srl x31, x6, x5
    sd x11, -57(x3)
    xori x11, x4, 8
    sltu x20, x30, x4
    slti x21, x9, 255
    slti x11, x20, -942
    ebreak
