# Fuel that ends inside a block stops exactly there.
#: fuel = 2
    addi x10, x0, 1
    addi x10, x10, 1
    addi x10, x10, 1
    addi x10, x10, 1
    ecall
