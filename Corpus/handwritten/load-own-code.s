# Code reads as data, and the read sees what was patched.
#: x5 = 0x04050513
    lla x6, target
    lw x10, 0(x6)
    sw x5, 0(x6)
    lwu x11, 0(x6)
    ecall
target:
    addi x10, x10, 1
