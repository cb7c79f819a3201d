# A load that begins in the code area and ends in the data area succeeds: one memory.
#: x1 = 0x80010000
#: x2 = 0x80000000
#: data 0x80010000 = 8182838485868788
    ld x10, -4(x1)
    lw x11, -1(x1)
    lhu x12, -1(x1)
    lw x13, 0(x2)
    ecall
