# The opcode that is reserved, 0x6b, is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0000006b
    addi x10, x10, 1
    ecall
