# SLT compares signed: -1 is below 1, the smallest number below all; equal is not less.
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
    slt x10, x3, x1
    slt x11, x2, x1
    slt x12, x4, x4
    slt x13, x5, x1
    slt x14, x6, x6
    slt x15, x7, x1
    slt x16, x8, x9
    slt x17, x9, x8
    slt x18, x0, x8
    slt x19, x8, x0
    slt x20, x2, x2
    slt x21, x4, x2
    slt x22, x3, x4
    slt x23, x1, x4
    slt x24, x6, x5
    slt x25, x7, x2
    slt x8, x8, x9
    slt x9, x7, x9
    slt x4, x4, x4
    ecall
