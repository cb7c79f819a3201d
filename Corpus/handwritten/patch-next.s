# A store replaces the next instruction, which runs as replaced.
#: x5 = 0x04050513
    lla x6, target
    sw x5, 0(x6)
target:
    addi x10, x10, 1
    ecall
