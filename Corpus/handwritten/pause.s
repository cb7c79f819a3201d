# PAUSE, the encoding fence w, 0, is a no-op.
    .word 0x0100000f
    addi x10, x0, 1
    ecall
