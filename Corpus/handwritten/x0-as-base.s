# x0 as the base of JALR and of a branch comparison reads zero.
#: x1 = 1
#: x2 = -1
    blt x0, x1, a
    ecall
a:
    bltu x2, x0, b
    addi x10, x0, 1
b:
    jalr x3, -2048(x0)
    ecall
