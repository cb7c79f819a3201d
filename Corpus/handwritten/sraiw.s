# SRAIW shifts copies of bit 31 in, whatever the upper half holds.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    sraiw x10, x8, 0
    sraiw x11, x8, 1
    sraiw x12, x8, 15
    sraiw x13, x8, 16
    sraiw x14, x8, 30
    sraiw x15, x8, 31
    sraiw x16, x9, 0
    sraiw x17, x9, 1
    sraiw x18, x9, 31
    sraiw x19, x1, 31
    sraiw x20, x6, 1
    sraiw x21, x6, 31
    sraiw x22, x0, 31
    sraiw x23, x7, 3
    sraiw x8, x8, 0
    ecall
