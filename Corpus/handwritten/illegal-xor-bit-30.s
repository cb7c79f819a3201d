# XOR with bit 30 set, XNOR of Zbb, is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x40b54533
    addi x10, x10, 1
    ecall
