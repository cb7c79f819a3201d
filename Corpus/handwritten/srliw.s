# SRLIW shifts zeros into the lower half, then sign-extends: by 0 bit 31 still spreads.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    srliw x10, x8, 0
    srliw x11, x8, 1
    srliw x12, x8, 15
    srliw x13, x8, 16
    srliw x14, x8, 30
    srliw x15, x8, 31
    srliw x16, x9, 0
    srliw x17, x9, 1
    srliw x18, x9, 31
    srliw x19, x1, 31
    srliw x20, x6, 1
    srliw x21, x6, 31
    srliw x22, x0, 31
    srliw x23, x7, 3
    srliw x8, x8, 0
    ecall
