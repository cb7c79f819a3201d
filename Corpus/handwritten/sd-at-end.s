# SD to the last bytes of memory succeeds; one byte further it faults and writes nothing.
# tval is the first byte outside.
#: x1 = 0x80020000
#: x2 = 0x0123456789abcdef
#: x3 = -1
#: data 0x8001fff8 = 8182838485868788
    sd x2, -8(x1)
    sd x3, -7(x1)
    ecall
