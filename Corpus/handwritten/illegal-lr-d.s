# LR.D of the A extension is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x1005352f
    addi x10, x10, 1
    ecall
