# Loads whose bytes lie in two pages.
#: x1 = 0x80012000
#: data 0x80011ff8 = 8182838485868788 9192939495969798
    lh x10, -1(x1)
    lhu x11, -1(x1)
    lw x12, -1(x1)
    lw x13, -3(x1)
    lwu x14, -2(x1)
    ld x15, -1(x1)
    ld x16, -4(x1)
    ld x17, -7(x1)
    ecall
