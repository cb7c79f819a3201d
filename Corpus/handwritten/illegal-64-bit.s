# The start of a 64-bit instruction is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0000003f
    addi x10, x10, 1
    ecall
