# A trap after a taken branch counts what retired before it, not itself.
    beq x0, x0, stop
    addi x10, x0, 1
stop:
    ebreak
