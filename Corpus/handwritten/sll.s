# SLL takes the low six bits of rs2 as the amount: 64 shifts by 0, -1 by 63.
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
    sll x10, x8, x0
    sll x11, x8, x1
    sll x12, x8, x2
    sll x13, x8, x3
    sll x14, x8, x4
    sll x15, x8, x5
    sll x16, x8, x6
    sll x17, x8, x7
    sll x18, x9, x1
    sll x19, x9, x2
    sll x20, x9, x3
    sll x21, x9, x4
    sll x22, x1, x4
    sll x23, x6, x2
    sll x24, x6, x4
    sll x25, x0, x6
    sll x8, x8, x9
    sll x9, x7, x9
    sll x4, x4, x4
    ecall
