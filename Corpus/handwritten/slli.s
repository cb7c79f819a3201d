# SLLI by amounts on both sides of 32 and at the end, 63.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    slli x10, x8, 0
    slli x11, x8, 1
    slli x12, x8, 31
    slli x13, x8, 32
    slli x14, x8, 33
    slli x15, x8, 62
    slli x16, x8, 63
    slli x17, x9, 1
    slli x18, x9, 31
    slli x19, x9, 32
    slli x20, x1, 63
    slli x21, x6, 31
    slli x22, x6, 32
    slli x23, x6, 63
    slli x24, x0, 63
    slli x8, x8, 0
    ecall
