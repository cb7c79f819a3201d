# JAL backwards to an address with bit 1 set traps itself.
#: x1 = 5
    addi x10, x0, 1
    jal x1, . - 2
    ecall
