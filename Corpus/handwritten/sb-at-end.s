# SB to the last bytes of memory succeeds; one byte further it faults and writes nothing.
# tval is the first byte outside.
#: x1 = 0x80020000
#: x2 = 0x0123456789abcdef
#: x3 = -1
#: data 0x8001fff8 = 8182838485868788
    sb x2, -1(x1)
    sb x3, 0(x1)
    ecall
