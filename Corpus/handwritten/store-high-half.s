# A store to an address that equals one in memory but for bit 32 faults.
#: x1 = 0x180010000
#: x2 = -1
    sw x2, 0(x1)
    ecall
