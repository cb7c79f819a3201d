# SRLIW with shamt[5] set is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0210559b
    addi x10, x10, 1
    ecall
