# A program whose first instruction traps retires none.
#: x10 = 7
    ecall
