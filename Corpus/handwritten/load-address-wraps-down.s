# The address of a load wraps at 2^64: 5 minus 8 is 0xfffffffffffffffd, outside memory.
#: x1 = 5
#: x10 = 5
    ld x10, -8(x1)
    ecall
