# Stores whose bytes lie in two pages, read back whole and in parts.
#: x1 = 0x80012000
#: x2 = 0xfedcba9876543210
#: x3 = 0x80014000
#: x4 = 0x8001a000
    sh x2, -1(x1)
    lbu x10, -1(x1)
    lbu x11, 0(x1)
    sw x2, -3(x3)
    ld x12, -4(x3)
    sd x2, -5(x4)
    ld x13, -8(x4)
    ld x14, 0(x4)
    ecall
