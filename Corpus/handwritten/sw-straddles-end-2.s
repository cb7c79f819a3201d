# SW with 2 bytes inside memory faults at the first byte outside and writes nothing.
#: x1 = 0x80020000
#: x2 = 0x0123456789abcdef
#: data 0x8001fff8 = 8182838485868788
    sw x2, -2(x1)
    ecall
