# BLT that is taken to an address with bit 1 set traps itself, with tval the target.
#: x1 = 5
    blt x0, x1, . + 6
    ecall
    ecall
