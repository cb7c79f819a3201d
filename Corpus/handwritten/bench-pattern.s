# The instruction pattern of the paper's benchmark: add, sub, sll over four registers.
#: x5 = 8745425
#: x6 = 2413112
#: x7 = 51124341
#: x28 = 991232131
    add x5, x6, x7
    sub x6, x7, x28
    sll x7, x28, x5
    add x28, x5, x6
    sub x5, x6, x7
    sll x6, x7, x28
    add x7, x28, x5
    sub x28, x5, x6
    sll x5, x6, x7
    add x6, x7, x28
    sub x7, x28, x5
    sll x28, x5, x6
    ecall
