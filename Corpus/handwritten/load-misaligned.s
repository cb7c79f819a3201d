# Loads at every misaligned address of eight bytes succeed.
#: x1 = 0x80010000
#: data 0x80010000 = 81 92 a3 b4 c5 d6 e7 f8 09 1a 2b 3c 4d 5e 6f 70
    lh x10, 1(x1)
    lh x11, 3(x1)
    lhu x12, 5(x1)
    lhu x13, 7(x1)
    lw x14, 1(x1)
    lw x15, 2(x1)
    lw x16, 3(x1)
    lwu x17, 5(x1)
    lwu x18, 6(x1)
    lwu x19, 7(x1)
    ld x20, 1(x1)
    ld x21, 2(x1)
    ld x22, 3(x1)
    ld x23, 4(x1)
    ld x24, 5(x1)
    ld x25, 6(x1)
    ld x26, 7(x1)
    ecall
