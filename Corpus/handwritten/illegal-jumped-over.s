# An illegal word that is never reached does nothing.
    jal x0, over
    .word 0xffffffff
    .word 0x00000000
over:
    addi x10, x0, 1
    ecall
