# FENCE with an empty set on either side is a no-op.
    .word 0x0000000f
    .word 0x00f0000f
    .word 0x0f00000f
    addi x10, x0, 1
    ecall
