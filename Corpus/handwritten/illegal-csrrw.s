# CSRRW of Zicsr is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x00351573
    addi x10, x10, 1
    ecall
