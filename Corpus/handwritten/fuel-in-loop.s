# Fuel that ends in the middle of a hot loop, between its first and second instruction.
#: fuel = 1000
loop:
    addi x10, x10, 1
    addi x11, x11, 3
    bne x10, x0, loop
    ecall
