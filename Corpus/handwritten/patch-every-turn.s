# A loop replaces its own instruction each time round with one that adds a larger number.
#: x5 = 0x00050513
    lla x6, target
    addi x12, x0, 20
    lui x7, 0x100
target:
    addi x10, x10, 1
    add x5, x5, x7
    sw x5, 0(x6)
    fence.i
    addi x12, x12, -1
    bne x12, x0, target
    ecall
