# A load with funct3 7 is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00057503
    addi x10, x10, 1
    ecall
