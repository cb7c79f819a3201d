# As patch-behind, with FENCE.I after the store.
#: x5 = 0x04050513
    lla x6, target
    addi x12, x0, 2
target:
    addi x10, x10, 1
    sw x5, 0(x6)
    fence.i
    addi x12, x12, -1
    bne x12, x0, target
    ecall
