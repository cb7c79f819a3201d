# LWU of the last bytes of memory succeeds; of the next it faults, with tval the first byte outside.
#: x1 = 0x80020000
#: x10 = -1
#: x11 = 0x1111
#: data 0x8001fff8 = 8182838485868788
    lwu x10, -4(x1)
    lwu x11, -3(x1)
    ecall
