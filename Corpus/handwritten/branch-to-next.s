# A taken branch to the next instruction is no different from one not taken.
    beq x0, x0, . + 4
    bne x0, x0, . + 4
    jal x1, . + 4
    addi x10, x0, 1
    ecall
