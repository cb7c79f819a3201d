# The address of a load wraps at 2^64: -1 plus 1 is 0, outside memory.
#: x1 = -1
#: x10 = 5
    lb x10, 1(x1)
    ecall
