# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 21
#: fuel = 131
#: pc = 0x80000000
#: x1 = 0x180000000
#: x2 = 0xffffffffffff8000
#: x3 = 0x81
#: x5 = 0xfffffffff8000000
#: x6 = 0xef496ef8f8476b32
#: x7 = 0x1ffffffff
#: x8 = 0x80000030
#: x9 = 0xa
#: x10 = 0xffffffff00000000
#: x11 = 0x5f8b9c3500000000
#: x12 = 0x7fffffffff
#: x13 = 0x80000000
#: x14 = 0x1234567800000000
#: x15 = 0xe54f7ce9000000ff
#: x16 = 0x80014190
#: x17 = 0x800000
#: x18 = 0x100
#: x19 = 0x442fe40b74b9c84f
#: x20 = 0x1f
#: x21 = 0x6ce6e80700ff00ff
#: x22 = 0xa00895b8c6fd33d4
#: x23 = 0x3fffffffc1
#: x24 = 0x3
#: x25 = 0x1fff
#: x26 = 0xb9a0b93928d952b7
#: x27 = 0x1ffffffffffffff
#: x28 = 0x7
#: x29 = 0x9119b65a80000001
#: x30 = 0xc2174b8994bf02fe
#: x31 = 0x8001ffda
#: data 0x80014170 = 01000080000000000000feffffffffff00000080000000800d000000c0c624e1
#: data ... = 00000080000000009aa8585eb4ad4674ffffff0716069fec
    .option norvc
    .option norelax
    .text
    slt x6, x14, x23
    srli x21, x15, 47
    .word 0x5b30100f
    slt x15, x15, x30
    lui x14, 864791
    bne x6, x23, at_8000001c
    lh x7, 37(x31)
at_8000001c:
    auipc x21, 20
    ld x7, 892(x21)
    sh x15, -9(x16)
    srlw x14, x7, x15
    sltiu x22, x22, -1770
    .word 0x3580100f
    jal x1, at_800000c0
    auipc x7, 126157
    lw x21, 0(x16)
    sra x6, x21, x7
    auipc x6, 982672
    slti x14, x30, -391
    slt x22, x7, x14
    sltiu x15, x21, 180
    ld x22, 2021(x8)
    lb x14, -22(x16)
    lui x23, 771844
    sltiu x21, x15, 253
    addi x17, x0, 4
at_80000068:
    auipc x14, 2047
    sll x6, x30, x14
    srl x0, x22, x22
    srai x22, x0, 58
    srlw x15, x6, x14
    sltiu x15, x15, 512
    jal x1, at_800000c0
    slt x30, x14, x0
    slti x22, x30, 916
    lui x22, 478110
    auipc x7, 1010390
    lui x21, 699050
    addiw x17, x17, -1
    bne x17, x0, at_80000068
    sraiw x7, x23, 15
    sltu x14, x7, x6
    lh x23, -22(x16)
    sraw x15, x30, x23
    sw x7, -16(x16)
    slti x30, x23, -121
    sltiu x14, x23, 1940
    ecall
at_800000c0:
    sltu x21, x0, x14
    srlw x23, x22, x7
    lui x14, 92411
    lb x22, -2047(x16)
    jalr x0, 0(x1)
    sra x15, x21, x22
    slli x14, x21, 60
    sltu x7, x23, x21
    lui x15, 1048574
    lwu x22, 127(x16)
    jalr x1, 0(x1)
