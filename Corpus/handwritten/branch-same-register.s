# Comparing a register with itself.
#: x1 = -1
    beq x1, x1, a
    ori x10, x10, 1
a:
    bne x1, x1, b
    ori x10, x10, 2
b:
    blt x1, x1, c
    ori x10, x10, 4
c:
    bge x1, x1, d
    ori x10, x10, 8
d:
    bltu x1, x1, e
    ori x10, x10, 16
e:
    bgeu x1, x1, f
    ori x10, x10, 32
f:
    ecall
