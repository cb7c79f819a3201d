# SRA shifts copies of bit 63 in; the amount is the low six bits of rs2.
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
    sra x10, x8, x0
    sra x11, x8, x1
    sra x12, x8, x2
    sra x13, x8, x3
    sra x14, x8, x4
    sra x15, x8, x5
    sra x16, x8, x6
    sra x17, x8, x7
    sra x18, x9, x1
    sra x19, x9, x2
    sra x20, x9, x3
    sra x21, x9, x4
    sra x22, x1, x4
    sra x23, x6, x2
    sra x24, x6, x4
    sra x25, x0, x6
    sra x8, x8, x9
    sra x9, x7, x9
    sra x4, x4, x4
    ecall
