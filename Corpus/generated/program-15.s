# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 15
#: fuel = 60
#: pc = 0x80000000
#: x1 = 0xfffffff800000000
#: x2 = 0x20
#: x3 = 0xfffffe0000000000
#: x4 = 0x20000000
#: x5 = 0x57afdbc9c4c30b72
#: x6 = 0xffffffff01
#: x7 = 0x8001ffcd
#: x8 = 0x2
#: x9 = 0x12
#: x10 = 0xfffffffffffffffb
#: x11 = 0xd1400f1cf43b2fad
#: x12 = 0x100000000
#: x13 = 0x5ccbb159adcf9c0f
#: x14 = 0x3fffffffc0000001
#: x15 = 0x25940c20b11acf61
#: x16 = 0x800188b0
#: x17 = 0x7fffffff8000001
#: x18 = 0x80013ffd
#: x19 = 0x1fffffffffff
#: x20 = 0x4d7d22413b0d9377
#: x21 = 0x359ca544e4c9af62
#: x22 = 0x5
#: x23 = 0x80
#: x24 = 0xffffffff80000000
#: x25 = 0x7fffffff800001
#: x26 = 0x1fffffffffffffff
#: x27 = 0x800001f8
#: x28 = 0x20000000000
#: x29 = 0x80012c7b
#: x30 = 0x8001
#: x31 = 0x1fffffffff
#: data 0x80013fd8 = fffffffffffffffff5c15ffbf430943ff9ffffffffffffffffffff7fefbeadde
#: data ... = 020000000000000000400180000000000000feffffffffff38615f31c3076b2f
#: data ... = 000000000200000001fcffffff03000001c0ffffcb957633ffffffffffffff7f
#: data ... = 040000000000000000010000000000007b3a14e2aae78e6dfffffffff719fb27
#: data ... = ffffffff7f000000ff000000c830236d
#: data 0x800180b8 = 1400008000000000240000800000000038000080000000004800008000000000
    .option norvc
    .option norelax
    .text
    slt x12, x25, x24
    andi x10, x12, 24
    add x10, x10, x16
    ld x12, -2040(x10)
    jalr x0, 0(x12)
    auipc x10, 4095
    and x10, x10, x10
    sltu x12, x6, x1
    jal x0, at_80000058
    and x10, x28, x12
    xori x1, x1, 1560
    lui x1, 65536
    add x30, x10, x12
    jal x0, at_80000058
    or x23, x12, x12
    xor x19, x25, x10
    addiw x1, x19, 929
    jal x0, at_80000058
    lui x30, 2
    or x14, x14, x3
    andi x3, x30, 127
    subw x30, x12, x8
at_80000058:
    lui x10, 761923
    or x28, x1, x14
    andi x28, x23, 1966
    or x0, x19, x28
    sh x28, 21(x29)
    or x14, x30, x0
    or x23, x14, x25
    ori x23, x23, 3
    or x0, x28, x10
    sw x10, 43(x7)
    jal x0, at_8000008c
    .word 0x81010cb3
    xor x10, x10, x30
at_8000008c:
    lui x14, 2047
    xori x23, x23, -1
    addi x31, x0, 1
at_80000098:
    lui x10, 2
    jal x14, at_800000a4
    add x12, x19, x23
at_800000a4:
    sub x23, x10, x23
    jal x0, at_800000b4
    .word 0x00000000
    .word 0x1000202f
at_800000b4:
    and x21, x1, x23
    addi x1, x23, -1913
    andi x28, x21, -2047
    sw x19, -2048(x18)
    addi x31, x31, -1
    blt x0, x31, at_80000098
    sb x1, -2048(x18)
    or x12, x21, x14
    sltiu x23, x21, -2047
    xor x21, x23, x21
    xori x10, x1, 256
    auipc x12, 110674
    xor x28, x21, x21
    xor x12, x10, x12
    or x14, x21, x28
    ecall
