# Calls inside calls, each with its own return address.
#: x2 = 0x80020000
    addi x2, x2, -16
    jal x1, outer
    addi x10, x10, 1
    ecall
outer:
    sd x1, 0(x2)
    jal x1, inner
    jal x1, inner
    ld x1, 0(x2)
    addi x10, x10, 16
    jalr x0, 0(x1)
inner:
    addi x10, x10, 256
    jalr x0, 0(x1)
