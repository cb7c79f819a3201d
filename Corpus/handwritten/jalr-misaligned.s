# JALR to an address with bit 1 set traps itself: cause 0, tval the target, rd unchanged.
#: x1 = 5
#: x2 = 0x80000004
    jalr x1, 2(x2)
    ecall
