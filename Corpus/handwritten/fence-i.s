# FENCE.I changes nothing when no code was written.
    addi x10, x0, 1
    fence.i
    addi x10, x10, 1
    fence.i
    ecall
