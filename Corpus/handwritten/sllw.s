# SLLW takes the low five bits of rs2: 32 shifts by 0. The result is sign-extended from bit 31.
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
    sllw x10, x8, x0
    sllw x11, x8, x1
    sllw x12, x8, x2
    sllw x13, x8, x3
    sllw x14, x8, x4
    sllw x15, x8, x5
    sllw x16, x8, x6
    sllw x17, x8, x7
    sllw x18, x9, x1
    sllw x19, x9, x2
    sllw x20, x9, x3
    sllw x21, x9, x4
    sllw x22, x1, x4
    sllw x23, x6, x2
    sllw x24, x6, x4
    sllw x25, x0, x6
    sllw x8, x8, x9
    sllw x9, x7, x9
    sllw x4, x4, x4
    ecall
