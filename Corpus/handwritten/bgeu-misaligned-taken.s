# BGEU that is taken to an address with bit 1 set traps itself, with tval the target.
#: x1 = 5
    bgeu x1, x0, . + 6
    ecall
    ecall
