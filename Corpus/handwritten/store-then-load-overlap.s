# A load sees the bytes of several earlier stores of other widths.
#: x1 = 0x1122334455667788
#: x2 = 0xaabbccdd
#: x5 = 0x80010000
    sd x1, 0(x5)
    sb x2, 3(x5)
    sh x2, 6(x5)
    ld x10, 0(x5)
    lw x11, 2(x5)
    lhu x12, 3(x5)
    sw x2, 2(x5)
    lbu x13, 5(x5)
    ld x14, 1(x5)
    ecall
