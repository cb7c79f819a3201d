# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 7
#: fuel = 74
#: pc = 0x80000000
#: x1 = 0x80018eb8
#: x2 = 0x8001fff0
#: x3 = 0xec71624100000003
#: x4 = 0x7fffffff80001
#: x5 = 0x123456789abcdef
#: x6 = 0x3525c28a2a76920c
#: x7 = 0xfffff80000000000
#: x8 = 0xfffffffffffffff8
#: x9 = 0xfe00000000000000
#: x10 = 0x7fffffff
#: x11 = 0x81
#: x12 = 0x80010000
#: x13 = 0x800138e8
#: x14 = 0x3d64d8c5d5112a24
#: x15 = 0xfffffffffffffffc
#: x16 = 0xe4057eefd2f50f14
#: x17 = 0x805b8bc180000000
#: x18 = 0x80
#: x19 = 0x3fffffffc0000001
#: x20 = 0x1fffffffe00001
#: x21 = 0x8000
#: x22 = 0x800000b0
#: x23 = 0x80013002
#: x24 = 0x80012fff
#: x25 = 0x8000000080000000
#: x26 = 0xad7ed7310000003e
#: x27 = 0xf800000000000000
#: x28 = 0xfffffff800000000
#: x29 = 0x1f
#: x30 = 0xfffffffff8000000
#: x31 = 0x2
#: data 0x80018eb8 = bb8aae401b15d400
    .option norvc
    .option norelax
    .text
    lui x31, 229275
    sll x9, x21, x31
    xori x21, x0, 4
    ld x9, 0(x1)
    sd x9, -148(x22)
    sraw x9, x21, x21
    auipc x8, 262143
    andi x7, x7, -2
    sltiu x29, x9, 2047
    addi x28, x21, 1
    bne x21, x28, at_80000040
    srliw x10, x30, 19
    sltiu x9, x8, 715
    lui x18, 4095
    lui x19, 699050
    lui x21, 687311
at_80000040:
    slli x9, x21, 7
    lw x0, 7(x2)
    slt x20, x21, x18
    lui x30, 565894
    sb x2, -2047(x2)
    bne x10, x0, at_80000078
    slliw x29, x20, 5
    addw x0, x20, x30
    addw x20, x0, x0
    slt x19, x7, x10
    and x8, x19, x18
    sd x8, 107(x13)
    sltiu x28, x18, 909
    jal x0, at_80000084
at_80000078:
    lui x20, 197553
    ori x30, x19, -1040
    sb x28, 233(x23)
at_80000084:
    andi x9, x21, 255
    add x9, x9, x13
    sd x20, -13(x9)
    addi x29, x9, 1
    bltu x29, x9, at_800000a4
    sra x9, x8, x29
    and x31, x20, x29
    sltiu x9, x10, -1190
at_800000a4:
    xor x21, x7, x30
    auipc x0, 524286
    xor x20, x9, x30
    sltiu x31, x31, -1972
    andi x0, x29, 2047
    ori x21, x31, 255
    bge x8, x0, at_800000e8
    auipc x28, 1048560
    sllw x9, x21, x7
    lui x19, 630045
    and x19, x20, x20
    lui x19, 401267
    auipc x20, 129942
    sltiu x8, x21, -2
    lui x29, 262143
    and x29, x21, x10
    srlw x9, x19, x31
at_800000e8:
    auipc x8, 92537
    or x7, x7, x8
    ecall
