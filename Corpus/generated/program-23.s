# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 23
#: fuel = 99
#: pc = 0x80000000
#: x2 = 0x9407dbcf1854bc7
#: x3 = 0x80010fff
#: x4 = 0xfffffffffffffffe
#: x5 = 0xa73fdc4b1506c16c
#: x6 = 0x7
#: x7 = 0xe000000000000000
#: x8 = 0xa79f62b2fffffffe
#: x9 = 0xffffffe000000000
#: x10 = 0xffffffffff800000
#: x11 = 0x80014a58
#: x12 = 0xda4030dff8f75b60
#: x13 = 0x2
#: x14 = 0x1
#: x15 = 0xffffffffffffff81
#: x16 = 0x4
#: x17 = 0xffffffff1
#: x19 = 0x123e0fcb2410b9b5
#: x20 = 0xffffffffffff7fff
#: x21 = 0x6231a46880000000
#: x22 = 0x319e7e3ff800001
#: x23 = 0xff0c7a88307fb421
#: x24 = 0x7ff
#: x25 = 0xeee5804c11780f0e
#: x26 = 0x200000000000
#: x27 = 0x100000000
#: x28 = 0xf191fce9c6bcfd47
#: x29 = 0x90550a9f4588d5ae
#: x30 = 0x4511510eb316469d
#: x31 = 0xe74d081100000000
#: data 0x80014a38 = 3e000000000000001a9373b449fc1e7eec3478846ef73ee10100008000000000
#: data ... = 010000fcffffff03000000f8ffffffff6f409da490cf4d5635c7bf1c8fde1df8
    .option norvc
    .option norelax
    .text
    addw x0, x26, x9
    addw x1, x17, x10
    addw x1, x10, x1
    srl x25, x1, x2
    addi x25, x1, 1
    bge x1, x25, at_80000028
    add x18, x1, x17
    add x0, x9, x18
    sll x9, x26, x1
    add x2, x9, x25
at_80000028:
    add x9, x1, x1
    srlw x17, x9, x26
    ori x25, x9, 344
    jal x0, at_8000003c
    sraw x26, x10, x17
at_8000003c:
    xor x25, x25, x17
    addw x2, x9, x9
    or x17, x18, x2
    xor x25, x17, x9
    add x2, x17, x9
    addi x25, x2, 2
    bne x25, x2, at_80000060
    sllw x24, x0, x25
    addi x26, x2, 127
at_80000060:
    addw x10, x25, x2
    addi x1, x0, 1510
    add x17, x24, x25
    bne x2, x0, at_8000008c
    subw x25, x24, x26
    subw x1, x10, x24
    subw x25, x18, x25
    add x26, x1, x10
    blt x18, x18, at_80000088
    addiw x26, x25, 68
at_80000088:
    subw x1, x2, x10
at_8000008c:
    slt x26, x25, x1
    subw x9, x18, x26
    bgeu x1, x17, at_800000ac
    addw x2, x24, x26
    bgeu x18, x17, at_800000ac
    subw x10, x18, x24
    srliw x25, x1, 6
    sraiw x17, x18, 7
at_800000ac:
    sub x25, x1, x26
    xor x2, x24, x9
    subw x9, x17, x26
    sub x26, x2, x2
    sraw x26, x17, x18
    sraw x24, x17, x26
    and x17, x17, x9
    addiw x18, x25, 127
    addi x10, x9, 2
    bne x9, x10, at_800000fc
    andi x17, x18, 8
    addi x2, x26, -1
    beq x26, x2, at_800000f8
    addiw x1, x18, 0
    add x18, x10, x17
    subw x18, x10, x17
    bgeu x10, x0, at_800000f8
    subw x17, x18, x26
    sub x25, x2, x18
at_800000f8:
    add x1, x18, x25
at_800000fc:
    srl x9, x10, x9
    sltiu x10, x9, -4
    bltu x26, x9, at_8000012c
    or x2, x18, x9
    addw x18, x25, x10
    auipc x17, 21
    lw x0, -1726(x17)
    jal x0, at_80000124
    slliw x1, x1, 10
    sllw x10, x17, x18
at_80000124:
    lb x9, 96(x11)
    sub x9, x2, x17
at_8000012c:
    addw x24, x0, x0
    srlw x9, x9, x2
    subw x25, x17, x18
    srl x2, x18, x1
    jal x0, at_80000148
    addw x17, x18, x25
    add x26, x18, x17
at_80000148:
    srl x18, x9, x17
    or x18, x24, x9
    slti x25, x18, -1515
    addi x26, x9, -1941
    and x17, x9, x24
    .word 0x03e6989b
