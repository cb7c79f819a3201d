# A store to address 0 faults.
#: x10 = 5
    sd x10, 0(x0)
    ecall
