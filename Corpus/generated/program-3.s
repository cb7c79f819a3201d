# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: fuel = 85
#: pc = 0x80000000
#: x1 = 0x81
#: x2 = 0x800155a0
#: x3 = 0x6210f434d6636825
#: x4 = 0xcbb7b7b6ffff8001
#: x5 = 0xffffffffffff8001
#: x6 = 0xfffffffffffffff8
#: x7 = 0xc1bfb87fd2740f6e
#: x8 = 0x1ffffffff
#: x9 = 0x80000040
#: x10 = 0x1ffffffffffffff
#: x11 = 0x200000000000
#: x12 = 0x2670d5ac2eb0527d
#: x13 = 0xbb556049f2e8622f
#: x14 = 0xffffffff80000001
#: x15 = 0xa
#: x16 = 0x8001a3c0
#: x19 = 0x1df4754bc21efbd0
#: x20 = 0xfae2f850efff9831
#: x21 = 0xc7ea5bd880014000
#: x22 = 0x8000000000000000
#: x23 = 0x8001ffe5
#: x24 = 0x8000
#: x25 = 0x193fb70000000000
#: x26 = 0x3
#: x27 = 0x7fffffffffffffff
#: x28 = 0xffffffff80000000
#: x29 = 0x200
#: x30 = 0x1
#: x31 = 0x8ad67be1b1cd0877
    .option norvc
    .option norelax
    .text
    addw x10, x30, x30
    bne x10, x10, at_80000018
    addw x0, x27, x20
    addw x20, x30, x10
    addiw x20, x20, -128
    .word 0x0ff0100f
at_80000018:
    addw x30, x6, x27
    addiw x10, x13, -4
    bltu x20, x0, at_80000048
    subw x30, x3, x3
    subw x13, x20, x3
    addw x6, x30, x30
    add x6, x30, x20
    addiw x6, x6, -2047
    subw x20, x3, x6
    addw x3, x6, x30
    subw x27, x30, x0
    addiw x30, x13, 0
at_80000048:
    addw x30, x27, x3
    addw x20, x13, x30
    addw x13, x3, x6
    subw x13, x13, x27
    addw x20, x6, x30
    addi x12, x0, 3
at_80000060:
    subw x10, x6, x30
    subw x6, x10, x13
    addw x30, x13, x13
    addi x13, x20, 31
    bltu x30, x3, at_80000080
    .word 0xfff0000f
    .word 0x0220100f
    jal x0, at_80000084
at_80000080:
    addw x13, x6, x10
at_80000084:
    subw x30, x6, x30
    addw x27, x30, x13
    addi x12, x12, -1
    bne x12, x0, at_80000060
    addw x20, x3, x27
    .word 0x1d31818f
    andi x6, x27, 8
    auipc x27, 0
    add x6, x6, x27
    jalr x6, 12(x6)
    addw x0, x20, x3
    jal x0, at_800000bc
    subw x10, x6, x27
    .word 0x3990100f
at_800000bc:
    lw x27, 25(x23)
