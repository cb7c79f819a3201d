# JAL across all of the code area and back.
    jal x1, far
    addi x10, x10, 2
    ecall
    .org 0xfff0
far:
    addi x10, x10, 1
    jal x2, . - 0xfff0
