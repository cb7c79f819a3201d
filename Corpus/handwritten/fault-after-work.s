# What retired before a fault stays: registers, memory and the count.
#: x1 = 0x80010000
#: x2 = 0x80020000
#: x11 = 5
    addi x10, x0, 1
    sd x10, 0(x1)
    addi x10, x10, 1
    ld x11, 0(x2)
    addi x10, x10, 1
    ecall
