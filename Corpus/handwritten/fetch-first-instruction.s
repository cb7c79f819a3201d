# A program that begins outside memory retires nothing.
#: pc = 0x80020000
    ecall
