# SRLI shifts zeros in from bit 63, by amounts up to 63.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    srli x10, x8, 0
    srli x11, x8, 1
    srli x12, x8, 31
    srli x13, x8, 32
    srli x14, x8, 33
    srli x15, x8, 62
    srli x16, x8, 63
    srli x17, x9, 1
    srli x18, x9, 31
    srli x19, x9, 32
    srli x20, x1, 63
    srli x21, x6, 31
    srli x22, x6, 32
    srli x23, x6, 63
    srli x24, x0, 63
    srli x8, x8, 0
    ecall
