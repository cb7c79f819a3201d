# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 21
#: fuel = 136
#: pc = 0x8000002c
#: x1 = 0x180000000
#: x2 = 0x20000000000
#: x3 = 0xffffffffffff8000
#: x4 = 0x81
#: x5 = 0x81
#: x6 = 0xfffffffffe000000
#: x8 = 0x80000178
#: x9 = 0xfffffffff8000000
#: x10 = 0x7d5a2e440dc030bf
#: x11 = 0xcd2bb34caa78b077
#: x12 = 0x3fffffffc001
#: x13 = 0x1ffffffff
#: x14 = 0x7dc154b8ffffffff
#: x15 = 0x10000
#: x16 = 0x800108e8
#: x17 = 0xa
#: x18 = 0xd2126af994b61372
#: x19 = 0xffffffff00000000
#: x20 = 0x180000000
#: x21 = 0x8ce1778d00000000
#: x22 = 0x8d2def5014f844eb
#: x23 = 0x7fffffffff
#: x24 = 0xc
#: x25 = 0x80000000
#: x27 = 0x1234567800000000
#: x28 = 0xbecc89c180000001
#: x29 = 0x916cadb7000000ff
#: x30 = 0xffffffff1
#: x31 = 0x80020003
#: data 0x800108c8 = 5f87d2038434dd3700000200000000007fffffffffffffff0040018000000000
#: data ... = 0000008000000000ffffffffb170c2adff7f0000b5e3258effffffff00000000
#: data ... = 0100feff8ffa747521000000000000000000800000000000
    .option norvc
    .option norelax
    .text
at_80000000:
    .word 0x442b0a8f
    slliw x29, x29, 11
    slti x15, x22, 208
    slti x29, x6, 840
    jalr x0, 0(x1)
    sllw x29, x29, x6
    slti x30, x22, 32
    sll x23, x22, x14
    sll x6, x7, x30
    .word 0x2f10000f
    jalr x0, 0(x1)
    sll x30, x29, x15
    lui x6, 524320
    lb x15, 69(x8)
    slt x21, x23, x22
    sltiu x6, x22, -1135
    addi x30, x7, 2
    bltu x30, x7, at_8000004c
    ld x29, -7(x31)
at_8000004c:
    srli x7, x15, 11
    lbu x29, -922(x16)
    lw x22, 2037(x8)
    srl x0, x22, x21
    lui x30, 955150
    auipc x22, 65536
    jal x1, at_80000000
    sraiw x0, x7, 28
    auipc x29, 1048573
    srliw x21, x29, 19
    sltu x7, x29, x0
    sltu x7, x14, x24
    sltu x21, x0, x14
    srlw x23, x21, x22
    lui x14, 92411
    lb x22, -2047(x16)
    srliw x30, x7, 17
    sra x15, x21, x21
    addi x17, x0, 4
at_80000098:
    lwu x22, 127(x16)
    sltiu x14, x30, -1143
    slt x6, x22, x23
    srli x21, x15, 47
    .word 0x5b30100f
    slt x15, x15, x30
    auipc x1, 0
    jalr x1, -176(x1)
    sw x22, -16(x16)
    sw x29, -25(x16)
    slliw x6, x22, 5
    auipc x21, 17
    ld x7, -1492(x21)
    addi x17, x17, -1
    bltu x0, x17, at_80000098
    sh x6, -9(x16)
    srlw x14, x14, x15
    sltiu x22, x21, -1770
    .word 0x3580100f
    sra x15, x22, x6
    auipc x7, 126157
    lw x21, 0(x16)
    ecall
