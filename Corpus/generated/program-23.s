# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 23
#: fuel = 98
#: pc = 0x80000000
#: x2 = 0x490f2ddbb1843c
#: x3 = 0x111037fc798fb45a
#: x4 = 0x81
#: x5 = 0x80010fff
#: x6 = 0xfcae2289cb373e12
#: x7 = 0xfffffffffffffffe
#: x8 = 0x7ffffff
#: x9 = 0x86b005a61dc45db
#: x10 = 0x2d95b14cffffffff
#: x11 = 0x80015b70
#: x12 = 0x19c02d43b2d7dac2
#: x13 = 0xe000000000000000
#: x14 = 0xffffffffffffff80
#: x15 = 0x461adc2cfffffffe
#: x16 = 0x47c98702ffffffff
#: x17 = 0xffffffe000000000
#: x18 = 0xfe120a9ef900c968
#: x19 = 0xffffffffff800000
#: x20 = 0x7fffffff7fffffff
#: x21 = 0x7fffffff800001
#: x22 = 0xfffffe0000000000
#: x23 = 0xb4ad644718e2c8e1
#: x24 = 0xe
#: x25 = 0x2
#: x26 = 0x39dc22acffffffff
#: x27 = 0x1
#: x28 = 0x3fffffffc001
#: x29 = 0xffffffffffffff81
#: x30 = 0x80010000
#: x31 = 0x4
#: data 0x80015b50 = 0000010000000000bdcfafff0c3681df0100ffffffff00000100000000000000
#: data ... = ffffff7f00000000ffff07000000000001e0ffffff1f0000ffffffffc7bd815f
#: data ... = 010000fcffffff03
    .option norvc
    .option norelax
    .text
    addw x24, x24, x2
    addw x25, x24, x1
    sraiw x10, x17, 12
    addi x10, x25, 668
    bne x25, x9, at_80000024
    addiw x10, x17, -114
    subw x25, x24, x17
    addi x10, x24, -128
    addw x0, x10, x10
at_80000024:
    srliw x18, x25, 7
    xor x25, x17, x18
    sraw x1, x26, x26
    jal x0, at_80000038
    sub x9, x17, x10
at_80000038:
    or x26, x9, x10
    sllw x10, x2, x25
    addw x2, x25, x26
    sltu x17, x24, x26
    lb x10, -441(x11)
    blt x0, x25, at_80000058
    srlw x26, x10, x1
    slliw x24, x1, 7
at_80000058:
    and x17, x24, x10
    subw x25, x26, x17
    sraiw x10, x24, 4
    addi x25, x25, 1
    bge x25, x25, at_80000088
    sllw x2, x25, x17
    sraw x9, x18, x9
    subw x24, x26, x9
    add x24, x24, x24
    blt x2, x24, at_80000084
    addw x0, x24, x9
at_80000084:
    addw x1, x2, x25
at_80000088:
    addw x1, x10, x1
    srl x25, x24, x2
    addi x25, x24, 1
    bge x24, x25, at_800000ac
    add x18, x24, x17
    bge x24, x26, at_800000ac
    sll x9, x26, x24
    add x2, x9, x1
    add x9, x1, x1
at_800000ac:
    srlw x17, x2, x26
    ori x25, x9, 344
    srlw x18, x18, x2
    srlw x26, x10, x17
    xor x25, x25, x17
    addw x2, x25, x25
    or x17, x18, x18
    xor x25, x9, x9
    blt x24, x0, at_800000f8
    xori x10, x18, 301
    bge x10, x17, at_800000f4
    addi x26, x18, 127
    addw x10, x25, x18
    addi x1, x0, 1510
    addi x25, x26, -1
    beq x25, x26, at_800000f4
    addi x25, x25, 7
    subw x25, x25, x10
at_800000f4:
    subw x1, x10, x25
at_800000f8:
    subw x25, x18, x25
    add x26, x10, x26
    blt x18, x18, at_80000128
    addiw x26, x25, 68
    subw x1, x2, x10
    slt x26, x25, x26
    subw x9, x18, x26
    jal x0, at_80000120
    addw x2, x24, x1
    addw x18, x9, x1
at_80000120:
    subw x10, x18, x24
    srliw x25, x1, 6
at_80000128:
    sraiw x17, x18, 7
    sub x25, x1, x17
    xor x2, x24, x1
    subw x9, x25, x2
    jal x0, at_80000144
    .word 0x01a59ae7
    addw x24, x17, x26
at_80000144:
    and x17, x17, x9
    addiw x18, x17, 127
    addw x1, x18, x18
    andi x17, x25, 8
    xor x18, x25, x17
    .word 0x10500073
