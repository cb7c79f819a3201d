# Fuel that ends right before a fetch outside memory: the fetch is not attempted.
#: fuel = 1
    jalr x1, 0(x0)
    ecall
