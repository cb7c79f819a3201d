# AMOADD.W of the A extension is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00b6252f
    addi x10, x10, 1
    ecall
