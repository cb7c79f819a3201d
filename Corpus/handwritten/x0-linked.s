# Jumps that link in x0 leave it zero.
#: x10 = 5
    jal x0, a
a:
    lla x5, b
    jalr x0, 0(x5)
    ecall
b:
    add x10, x0, x0
    ecall
