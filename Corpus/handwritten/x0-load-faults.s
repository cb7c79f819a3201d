# A load into x0 still faults.
#: x1 = 0x8001ffff
    ld x0, 0(x1)
    ecall
