# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 5
#: fuel = 119
#: pc = 0x80000000
#: x1 = 0x7
#: x2 = 0x1986d63609b48588
#: x3 = 0xffe0000000000000
#: x4 = 0xffffffffffffffe0
#: x5 = 0xffffffff00000000
#: x6 = 0x7ffffffffffffffe
#: x7 = 0xefb7c0f7629c7673
#: x8 = 0x1ffff
#: x9 = 0xfffffffffffe0000
#: x10 = 0xffffffffffffff80
#: x11 = 0xfffffffffffffffa
#: x12 = 0x7fffffff
#: x13 = 0xffffffffffe00000
#: x14 = 0x9daee0b8ffffffff
#: x15 = 0xb3ea5f1500000000
#: x16 = 0xd20c6445f0000001
#: x17 = 0xd2a1ff23c7603b2b
#: x18 = 0xffffffffffffe000
#: x19 = 0xfffffffffffe0000
#: x20 = 0x800000a0
#: x21 = 0xffffffe000000000
#: x22 = 0x7fffffffffffffff
#: x23 = 0x906b668400000001
#: x24 = 0x80012ffb
#: x25 = 0xcb2c625947c87371
#: x26 = 0x8000000000000000
#: x27 = 0x8080808080808080
#: x28 = 0x80013df0
#: x29 = 0x1
#: x30 = 0xffffffffffff8001
#: x31 = 0x1fffffffe0001
#: data 0x80013dd0 = 00f8ffffffffffff0000f8ffffffffff7fffffffffffffff53fa233291bfd535
#: data ... = ff00ff00ff00ff007fffffffffffffffffffffffff010000ffffffffffffff7f
#: data ... = 0100e0ffffff1f00db8954a8124c88e701000000fbb4c81f0100f8ffffff0700
#: data ... = ffffff07000000000000800036355c80
    .option norvc
    .option norelax
    .text
    auipc x16, 699050
    blt x4, x12, at_80000018
    auipc x31, 517872
    addi x4, x8, 3
    slliw x16, x23, 6
    auipc x12, 475204
at_80000018:
    lui x8, 16
    srliw x8, x4, 8
    sltiu x8, x12, 8
    sd x8, 91(x24)
    lh x31, 2040(x24)
    slli x31, x16, 5
    srlw x8, x23, x0
    sh x8, 80(x24)
    sltiu x27, x12, 2046
    blt x27, x16, at_80000048
    auipc x27, 618007
    srli x27, x16, 24
at_80000048:
    lui x4, 1048574
    lui x23, 274078
    sltiu x4, x27, 1394
    srl x27, x4, x4
    lwu x31, -5(x28)
    lbu x16, -4(x28)
    sh x4, -30(x28)
    slliw x4, x31, 15
    slliw x8, x4, 7
    andi x9, x23, 1
    addi x9, x9, 1
at_80000074:
    lh x27, -8(x28)
    addi x9, x9, -1
    bne x9, x0, at_80000074
    lui x4, 410093
    srl x16, x12, x4
    slliw x12, x4, 20
    sltu x31, x4, x16
    srl x31, x16, x4
    xori x12, x27, -256
    srlw x23, x12, x23
    sllw x8, x23, x27
    auipc x16, 167436
    sub x27, x23, x0
    srliw x16, x12, 2
    sllw x12, x16, x16
    blt x12, x27, at_800000c8
    and x23, x27, x12
    lui x27, 613247
    lui x31, 463087
    sraiw x8, x23, 28
    sll x16, x23, x16
at_800000c8:
    lb x8, -8(x24)
    lui x31, 0
    xor x23, x27, x31
    slli x27, x12, 42
    xor x8, x4, x5
    or x12, x12, x4
    srlw x31, x27, x12
    addi x9, x0, 0
at_800000e8:
    lui x23, 438066
    sh x23, 2040(x24)
    addi x9, x9, 1
    bne x9, x1, at_800000e8
    lui x12, 809217
    sltiu x12, x16, -478
    sllw x16, x23, x12
    add x8, x12, x31
    addi x9, x0, 1
at_8000010c:
    sw x23, 92(x28)
    addi x9, x9, -1
    bge x9, x0, at_8000010c
    sd x31, -29(x28)
    lui x23, 1048573
    ecall
