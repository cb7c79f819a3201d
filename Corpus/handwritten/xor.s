# XOR of all 64 bits; a value with itself gives zero.
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
    xor x10, x3, x1
    xor x11, x2, x1
    xor x12, x4, x4
    xor x13, x5, x1
    xor x14, x6, x6
    xor x15, x7, x1
    xor x16, x8, x9
    xor x17, x9, x8
    xor x18, x0, x8
    xor x19, x8, x0
    xor x20, x2, x2
    xor x21, x4, x2
    xor x22, x3, x4
    xor x23, x1, x4
    xor x24, x6, x5
    xor x25, x7, x2
    xor x8, x8, x9
    xor x9, x7, x9
    xor x4, x4, x4
    ecall
