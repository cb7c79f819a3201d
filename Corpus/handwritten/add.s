# ADD wraps at 2^64; carries cross bit 31 and bit 63 without a flag or a trap.
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
    add x10, x3, x1
    add x11, x2, x1
    add x12, x4, x4
    add x13, x5, x1
    add x14, x6, x6
    add x15, x7, x1
    add x16, x8, x9
    add x17, x9, x8
    add x18, x0, x8
    add x19, x8, x0
    add x20, x2, x2
    add x21, x4, x2
    add x22, x3, x4
    add x23, x1, x4
    add x24, x6, x5
    add x25, x7, x2
    add x8, x8, x9
    add x9, x7, x9
    add x4, x4, x4
    ecall
