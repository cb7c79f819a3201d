# A store replaces an instruction of its own block, with FENCE.I between them.
#: x5 = 0x04050513
    lla x6, target
    sw x5, 0(x6)
    addi x11, x11, 1
    fence.i
    addi x11, x11, 1
target:
    addi x10, x10, 1
    ecall
