# A store replaces an instruction; after FENCE.I the new one runs.
#: x5 = 0x04050513
    lla x6, target
    sw x5, 0(x6)
    fence.i
target:
    addi x10, x10, 1
    ecall
