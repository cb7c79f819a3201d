# A register that is overwritten later must show its first value when a fault comes between.
#: x1 = 0x80020000
#: x12 = 5
    addi x10, x0, 1
    addi x11, x0, 2
    ld x12, 0(x1)
    addi x10, x0, 3
    addi x11, x0, 4
    ecall
