# SRL shifts zeros in from bit 63; the amount is the low six bits of rs2.
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
    srl x10, x8, x0
    srl x11, x8, x1
    srl x12, x8, x2
    srl x13, x8, x3
    srl x14, x8, x4
    srl x15, x8, x5
    srl x16, x8, x6
    srl x17, x8, x7
    srl x18, x9, x1
    srl x19, x9, x2
    srl x20, x9, x3
    srl x21, x9, x4
    srl x22, x1, x4
    srl x23, x6, x2
    srl x24, x6, x4
    srl x25, x0, x6
    srl x8, x8, x9
    srl x9, x7, x9
    srl x4, x4, x4
    ecall
