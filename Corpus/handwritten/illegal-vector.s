# VSETVLI of the V extension is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0d05f557
    addi x10, x10, 1
    ecall
