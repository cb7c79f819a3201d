# SRLW shifts zeros into the lower half only, then sign-extends: by 0 bit 31 still spreads.
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
    srlw x10, x8, x0
    srlw x11, x8, x1
    srlw x12, x8, x2
    srlw x13, x8, x3
    srlw x14, x8, x4
    srlw x15, x8, x5
    srlw x16, x8, x6
    srlw x17, x8, x7
    srlw x18, x9, x1
    srlw x19, x9, x2
    srlw x20, x9, x3
    srlw x21, x9, x4
    srlw x22, x1, x4
    srlw x23, x6, x2
    srlw x24, x6, x4
    srlw x25, x0, x6
    srlw x8, x8, x9
    srlw x9, x7, x9
    srlw x4, x4, x4
    ecall
