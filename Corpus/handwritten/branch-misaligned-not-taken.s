# A branch that is not taken never traps, whatever its target.
#: x1 = 5
    beq x0, x1, . + 6
    bne x0, x0, . + 6
    blt x1, x0, . + 6
    bge x0, x1, . - 2
    bltu x1, x0, . + 4094
    bgeu x0, x1, . - 4094
    addi x10, x0, 1
    ecall
