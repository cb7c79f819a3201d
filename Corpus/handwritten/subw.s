# SUBW subtracts the lower halves, wraps at 2^32 and sign-extends; upper halves do not matter.
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
    subw x10, x3, x1
    subw x11, x2, x1
    subw x12, x4, x4
    subw x13, x5, x1
    subw x14, x6, x6
    subw x15, x7, x1
    subw x16, x8, x9
    subw x17, x9, x8
    subw x18, x0, x8
    subw x19, x8, x0
    subw x20, x2, x2
    subw x21, x4, x2
    subw x22, x3, x4
    subw x23, x1, x4
    subw x24, x6, x5
    subw x25, x7, x2
    subw x8, x8, x9
    subw x9, x7, x9
    subw x4, x4, x4
    ecall
