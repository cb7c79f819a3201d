# MISC-MEM with funct3 2, CBO of Zicbom, is illegal: cause 2, tval the word, pc at it.
    addi x10, x0, 1
    .word 0x0005200f
    addi x10, x10, 1
    ecall
