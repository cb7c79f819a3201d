# JAL to an address with bit 1 set traps itself: cause 0, tval the target, rd unchanged.
#: x1 = 5
    jal x1, . + 6
    ecall
