# A program may begin anywhere in its code.
#: pc = 0x80000008
    addi x10, x10, 1
    addi x10, x10, 2
    addi x10, x10, 4
    ecall
