# A store whose bytes wrap at 2^64 faults at its own address.
#: x10 = 5
    sd x10, -4(x0)
    ecall
