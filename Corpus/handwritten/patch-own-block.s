# A store replaces an instruction further down in its own block.
#: x5 = 0x04050513
    lla x6, target
    sw x5, 0(x6)
    addi x11, x11, 1
    addi x11, x11, 1
target:
    addi x10, x10, 1
    addi x11, x11, 1
    ecall
