# AUIPC wraps at 2^64: 0x80000000 plus 0xffffffff80000000 is 0.
#: x10 = 5
    auipc x10, 0x80000
    ecall
