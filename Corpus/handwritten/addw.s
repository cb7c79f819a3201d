# ADDW adds the lower halves, wraps at 2^32 and sign-extends; upper halves do not matter.
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
    addw x10, x3, x1
    addw x11, x2, x1
    addw x12, x4, x4
    addw x13, x5, x1
    addw x14, x6, x6
    addw x15, x7, x1
    addw x16, x8, x9
    addw x17, x9, x8
    addw x18, x0, x8
    addw x19, x8, x0
    addw x20, x2, x2
    addw x21, x4, x2
    addw x22, x3, x4
    addw x23, x1, x4
    addw x24, x6, x5
    addw x25, x7, x2
    addw x8, x8, x9
    addw x9, x7, x9
    addw x4, x4, x4
    ecall
