# C.JR x1 with C.EBREAK behind it is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x90028082
    addi x10, x10, 1
    ecall
