# A load from address 0 faults.
#: x10 = 5
    ld x10, 0(x0)
    ecall
