# Fuel that ends right before a trap: the trap is not attempted.
#: fuel = 2
    addi x10, x0, 1
    addi x10, x10, 1
    ecall
