# SD that begins outside memory faults with its own address and writes nothing.
#: x1 = 0x80020000
#: x2 = -1
#: data 0x8001fff8 = 8182838485868788
    sd x2, 0(x1)
    ecall
