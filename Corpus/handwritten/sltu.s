# SLTU compares unsigned: -1 is the largest number; SLTU with x0 on the left asks for not zero.
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
    sltu x10, x3, x1
    sltu x11, x2, x1
    sltu x12, x4, x4
    sltu x13, x5, x1
    sltu x14, x6, x6
    sltu x15, x7, x1
    sltu x16, x8, x9
    sltu x17, x9, x8
    sltu x18, x0, x8
    sltu x19, x8, x0
    sltu x20, x2, x2
    sltu x21, x4, x2
    sltu x22, x3, x4
    sltu x23, x1, x4
    sltu x24, x6, x5
    sltu x25, x7, x2
    sltu x8, x8, x9
    sltu x9, x7, x9
    sltu x4, x4, x4
    ecall
