# AND of all 64 bits; with zero it clears, with -1 it copies.
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
    and x10, x3, x1
    and x11, x2, x1
    and x12, x4, x4
    and x13, x5, x1
    and x14, x6, x6
    and x15, x7, x1
    and x16, x8, x9
    and x17, x9, x8
    and x18, x0, x8
    and x19, x8, x0
    and x20, x2, x2
    and x21, x4, x2
    and x22, x3, x4
    and x23, x1, x4
    and x24, x6, x5
    and x25, x7, x2
    and x8, x8, x9
    and x9, x7, x9
    and x4, x4, x4
    ecall
