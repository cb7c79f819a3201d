# LH sign-extends bit 15; little-endian; offsets at both ends, -2048 and 2047; at last rd is the base.
#: x1 = 0x80010800
#: x2 = 0x80011000
#: x3 = 0x80010001
#: data 0x80010000 = 80 7f ff 01 fe dc ba 98 76 54 32 10 00 80 ff 7f
#: data 0x80010800 = 81 82 83 84 85 86 87 88 f1 f2 f3 f4 f5 f6 f7 f8
#: data 0x80010fff = a1 a2 a3 a4 a5 a6 a7 a8
    lh x10, -2048(x1)
    lh x11, -2046(x1)
    lh x12, -2040(x1)
    lh x13, 0(x1)
    lh x14, 8(x1)
    lh x15, 2047(x1)
    lh x16, -1(x2)
    lh x17, 0(x2)
    lh x18, 256(x2)
    lh x19, -1(x3)
    lh x20, 13(x3)
    lh x1, 0(x1)
    ecall
