# A branch with funct3 2 is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00b52463
    addi x10, x10, 1
    ecall
