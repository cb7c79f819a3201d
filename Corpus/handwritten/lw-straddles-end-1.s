# LW with 1 byte inside memory faults at the first byte outside and leaves rd alone.
#: x1 = 0x80020000
#: x2 = 0x0123456789abcdef
#: data 0x8001fff8 = 8182838485868788
    lw x2, -1(x1)
    ecall
