# OP-IMM-32 with funct3 2 is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0005251b
    addi x10, x10, 1
    ecall
