# RDCYCLE, a read of a CSR, is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0xc0002573
    addi x10, x10, 1
    ecall
