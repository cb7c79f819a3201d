# A store with funct3 4 is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00a54023
    addi x10, x10, 1
    ecall
