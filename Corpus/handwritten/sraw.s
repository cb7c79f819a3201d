# SRAW shifts copies of bit 31 in, whatever the upper half holds.
# The last three write a register that they read.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    sraw x10, x8, x0
    sraw x11, x8, x1
    sraw x12, x8, x2
    sraw x13, x8, x3
    sraw x14, x8, x4
    sraw x15, x8, x5
    sraw x16, x8, x6
    sraw x17, x8, x7
    sraw x18, x9, x1
    sraw x19, x9, x2
    sraw x20, x9, x3
    sraw x21, x9, x4
    sraw x22, x1, x4
    sraw x23, x6, x2
    sraw x24, x6, x4
    sraw x25, x0, x6
    sraw x8, x8, x9
    sraw x9, x7, x9
    sraw x4, x4, x4
    ecall
