# LUI puts its 20 bits at bit 12 and sign-extends from bit 31: 0x80000 gives a negative number.
#: x10 = -1
#: x13 = 1
    lui x10, 0
    lui x11, 1
    lui x12, 0x7ffff
    lui x13, 0x80000
    lui x14, 0xfffff
    lui x15, 0x12345
    addi x15, x15, 0x678
    lui x16, 0x80000
    addiw x16, x16, -1
    ecall
