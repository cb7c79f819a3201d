# SH writes the low 16 bits of rs2, little-endian, and nothing beside them; read back with LD.
# At last the base is stored.
#: x1 = 0x80010800
#: x2 = 0x80011000
#: x3 = 0x80010010
#: x5 = 0x0123456789abcdef
#: x6 = 0xfedcba9876543210
#: x7 = -1
#: data 0x80010010 = ffffffffffffffffffffffffffffffff
    sh x5, -2048(x1)
    sh x6, -2046(x1)
    sh x7, 2047(x1)
    sh x5, 0(x2)
    sh x0, 0(x3)
    sh x0, 12(x3)
    sh x6, 3(x3)
    sh x1, 0(x1)
    ld x10, -2048(x1)
    ld x11, 2047(x1)
    ld x12, 0(x2)
    ld x13, 0(x3)
    ld x14, 8(x3)
    ld x15, 0(x1)
    ecall
