# SUB wraps below zero; the order of operands and the borrow across bit 31 and bit 63.
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
    sub x10, x3, x1
    sub x11, x2, x1
    sub x12, x4, x4
    sub x13, x5, x1
    sub x14, x6, x6
    sub x15, x7, x1
    sub x16, x8, x9
    sub x17, x9, x8
    sub x18, x0, x8
    sub x19, x8, x0
    sub x20, x2, x2
    sub x21, x4, x2
    sub x22, x3, x4
    sub x23, x1, x4
    sub x24, x6, x5
    sub x25, x7, x2
    sub x8, x8, x9
    sub x9, x7, x9
    sub x4, x4, x4
    ecall
