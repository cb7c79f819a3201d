# SB into an instruction changes only that byte: addi x10, x10, 1 becomes addi x11, x10, 1.
    lla x6, target
    lbu x5, 0(x6)
    xori x5, x5, 0x80
    sb x5, 0(x6)
    fence.i
target:
    addi x10, x10, 1
    addi x10, x10, 2
    ecall
