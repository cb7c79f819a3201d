# SRAI shifts copies of bit 63 in, by amounts up to 63.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    srai x10, x8, 0
    srai x11, x8, 1
    srai x12, x8, 31
    srai x13, x8, 32
    srai x14, x8, 33
    srai x15, x8, 62
    srai x16, x8, 63
    srai x17, x9, 1
    srai x18, x9, 31
    srai x19, x9, 32
    srai x20, x1, 63
    srai x21, x6, 31
    srai x22, x6, 32
    srai x23, x6, 63
    srai x24, x0, 63
    srai x8, x8, 0
    ecall
