# Addresses have 64 bits: bit 63 or bit 32 added to one in memory is outside.
#: x1 = 0x80010000
#: x2 = 0x180010000
#: x11 = 5
#: data 0x80010000 = 12345678
    lw x10, 0(x1)
    lw x11, 0(x2)
    ecall
