# FSD of the D extension is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00a53027
    addi x10, x10, 1
    ecall
