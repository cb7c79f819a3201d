# SLLI with bit 26 set, shamt[6] of RV128, is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x04051513
    addi x10, x10, 1
    ecall
