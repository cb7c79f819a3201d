# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 22
#: fuel = 74
#: pc = 0x80000000
#: x1 = 0x800000000000
#: x2 = 0xffffffffffffffff
#: x3 = 0x8001ffc2
#: x4 = 0x3d0e0c3906d93a68
#: x5 = 0x8000
#: x6 = 0x6cdf64188b80e423
#: x7 = 0xffffffffffff8001
#: x8 = 0x80011ffc
#: x9 = 0x9cb8750ad584da01
#: x10 = 0x3e
#: x11 = 0x8080808080808080
#: x12 = 0xfffffffffe000000
#: x13 = 0x80014468
#: x15 = 0x80
#: x16 = 0x3f9c58ab00007fff
#: x17 = 0x100
#: x18 = 0xfffffffffffe0000
#: x19 = 0xffff800000000000
#: x20 = 0x4935bdd67ff81b5d
#: x21 = 0xde73d63377aa70e2
#: x22 = 0x4d4753ebfe000000
#: x23 = 0xd0ca7a3bc46cc70a
#: x24 = 0xaf12b7125d24eb73
#: x25 = 0xffffffffe0000000
#: x26 = 0x235ee532f8a718b3
#: x27 = 0xffffffff000001
#: x28 = 0x4be7fb4df8000001
#: x29 = 0x8001a0a0
#: x30 = 0xffffffffffffff80
#: x31 = 0x3fffffffc001
#: data 0x80011fd8 = 000000000000008001000000000000801ab4b6951c1805091f000000cc0c9d80
#: data ... = ff0f018000000000
#: data 0x8001ffc0 = 00f8ffffffffffff4f136b6d54daee3054f2383582d7fe1e0bdf8246cd46b6b8
#: data ... = a670896a1d4d52490200000000000000010000f8ffffff07ffffff0700000000
    .option norvc
    .option norelax
    .text
    slt x15, x19, x6
    sub x6, x14, x15
    or x10, x9, x19
    sll x19, x10, x16
    xor x5, x20, x15
    and x9, x10, x14
    add x6, x14, x6
    sltu x31, x6, x19
    srliw x25, x23, 25
    xor x14, x9, x26
    slt x14, x31, x26
    addi x26, x31, -1
    bgeu x31, x26, at_80000064
    xori x0, x14, -2044
    xor x15, x16, x30
    addi x14, x25, 2
    blt x14, x25, at_80000058
    or x10, x26, x9
    add x31, x30, x4
    auipc x20, 807772
    xor x4, x20, x14
    sltu x5, x30, x14
at_80000058:
    or x16, x20, x26
    xor x5, x31, x15
    srlw x26, x16, x10
at_80000064:
    slti x4, x9, -911
    or x15, x5, x21
    sltu x31, x21, x16
    or x21, x5, x26
    ori x10, x21, 15
    sll x14, x25, x0
    sltiu x9, x31, 255
    srl x9, x31, x14
    sltu x5, x10, x25
    srliw x20, x31, 3
    addi x5, x20, 0
    bgeu x4, x5, at_800000a0
    add x25, x14, x16
    slti x16, x9, 15
    slti x30, x16, 255
at_800000a0:
    slti x20, x30, -1044
    sllw x20, x5, x25
    slti x6, x9, 1018
    sltiu x9, x30, 255
    sw x26, -2047(x8)
    sh x25, 53(x3)
    sllw x9, x16, x30
    slt x10, x30, x20
    xor x15, x20, x10
    or x14, x9, x9
    jal x0, at_800000d0
    xor x10, x14, x20
at_800000d0:
    lui x10, 871083
    sh x10, 27(x13)
    andi x11, x20, 1351
    xor x25, x30, x9
    xori x10, x9, -128
    lui x4, 163327
    ebreak
