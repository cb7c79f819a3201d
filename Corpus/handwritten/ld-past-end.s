# LD that begins outside memory faults with its own address and leaves rd alone.
#: x1 = 0x80020000
#: x11 = 0x1111
#: data 0x8001fff8 = 8182838485868788
    ld x11, 0(x1)
    ecall
