# Branches reach 4092 bytes forwards and 4096 backwards, counted in whole words.
    beq x0, x0, forth
    ecall
back:
    addi x10, x10, 2
    ecall
    .zero 4076
forth:
    addi x10, x10, 1
    addi x10, x10, 4
    addi x10, x10, 8
    bne x10, x0, back
