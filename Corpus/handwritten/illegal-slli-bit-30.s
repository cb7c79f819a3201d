# SLLI with the bit that makes SRLI an SRAI is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x40051513
    addi x10, x10, 1
    ecall
