# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 7
#: fuel = 75
#: pc = 0x80000000
#: x1 = 0x800192a8
#: x2 = 0x8001ffbb
#: x3 = 0x123456789abcdef
#: x4 = 0xfffff80000000000
#: x5 = 0xfe00000000000000
#: x6 = 0x81
#: x7 = 0x2
#: x8 = 0xfffffffffffffffc
#: x9 = 0x497c39bf80000000
#: x10 = 0x3fffffffc0000001
#: x11 = 0x13
#: x12 = 0x80010005
#: x13 = 0x80011e8d
#: x14 = 0xf800000000000000
#: x15 = 0x1f
#: x16 = 0x2
#: x17 = 0xffffffff0001
#: x18 = 0xffffffffffff8001
#: x19 = 0x80000000
#: x20 = 0x7
#: x21 = 0x7
#: x22 = 0x800000e0
#: x23 = 0x80010ffb
#: x24 = 0x2000000000
#: x25 = 0x7ffff
#: x26 = 0x2
#: x27 = 0x7fffffff7fffffff
#: x28 = 0x3fffffffc00001
#: x29 = 0x3fffffffc0000001
#: x30 = 0x8a2867b7255b9f03
#: x31 = 0x8000
#: data 0x80011e68 = 000000e0ffffffff010000ffffffff00feffffffffffffffffffffffbb31883d
#: data ... = 010000803d4fa67a0100e0ffffff1f00
    .option norvc
    .option norelax
    .text
    ori x30, x10, -1040
    sb x28, 233(x23)
    andi x9, x21, 255
    add x9, x9, x13
    sd x20, -13(x9)
    sw x11, -188(x22)
    fence.i
    srai x9, x10, 26
    xor x21, x7, x19
    lui x0, 524286
    ori x20, x21, 1778
    sltiu x31, x31, -1972
    bltu x31, x21, at_80000048
    ori x21, x9, 255
    sltu x31, x30, x18
    auipc x28, 1048560
    sllw x9, x31, x7
    lui x19, 630045
at_80000048:
    and x19, x31, x31
    lui x19, 401267
    auipc x20, 129942
    sltiu x8, x31, -2
    lui x29, 262143
    blt x8, x0, at_80000080
    srlw x9, x19, x31
    auipc x8, 92537
    or x7, x7, x8
    slliw x7, x28, 18
    auipc x30, 836531
    addw x9, x8, x21
    srlw x21, x29, x10
    jal x0, at_8000008c
at_80000080:
    auipc x28, 262143
    auipc x9, 524288
    addw x21, x9, x8
at_8000008c:
    xor x29, x20, x30
    sd x8, -12(x13)
    bne x9, x8, at_800000a8
    slliw x0, x8, 25
    andi x29, x9, 255
    add x29, x29, x12
    sh x29, 101(x29)
at_800000a8:
    srli x28, x9, 8
    srl x31, x21, x9
    lui x8, 65536
    xor x19, x0, x31
    andi x8, x28, 256
    sltu x28, x8, x21
    bge x8, x18, at_800000ec
    slti x30, x21, 720
    and x10, x19, x29
    lhu x29, 57(x2)
    lui x31, 366952
    lwu x8, -13(x23)
    sltiu x8, x9, 64
    lhu x29, -1(x13)
    sllw x8, x8, x20
    and x9, x29, x31
    sll x0, x19, x31
at_800000ec:
    lb x28, -8(x12)
    or x20, x8, x8
    ecall
