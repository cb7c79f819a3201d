# A branch that is taken every second time.
#: x13 = 200
loop:
    andi x11, x10, 1
    beq x11, x0, even
    addi x12, x12, 1
even:
    addi x10, x10, 1
    bne x10, x13, loop
    ecall
