# An address that no x86-64 host can have faults like any other.
#: x1 = 0x8000000080010000
#: x10 = 5
    ld x10, 0(x1)
    ecall
