# OR of all 64 bits; with zero it copies.
# The last three write a register that they read.
#: x1 = 1
#: x2 = -1
#: x3 = 0x7fffffffffffffff
#: x4 = 0x8000000000000000
#: x5 = 0x7fffffff
#: x6 = 0x80000000
#: x7 = 0xffffffff
#: x8 = 0x0123456789abcdef
#: x9 = 0xfedcba9876543210
    or x10, x3, x1
    or x11, x2, x1
    or x12, x4, x4
    or x13, x5, x1
    or x14, x6, x6
    or x15, x7, x1
    or x16, x8, x9
    or x17, x9, x8
    or x18, x0, x8
    or x19, x8, x0
    or x20, x2, x2
    or x21, x4, x2
    or x22, x3, x4
    or x23, x1, x4
    or x24, x6, x5
    or x25, x7, x2
    or x8, x8, x9
    or x9, x7, x9
    or x4, x4, x4
    ecall
