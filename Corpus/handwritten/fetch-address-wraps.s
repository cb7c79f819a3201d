# The target of JALR wraps at 2^64: 4 minus 8 is 0xfffffffffffffffc.
#: x2 = 4
    jalr x1, -8(x2)
    ecall
