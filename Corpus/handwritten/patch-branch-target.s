# A branch gets a new target.
#: x5 = 0x00000863
    lla x6, target
    sw x5, 0(x6)
    fence.i
target:
    beq x0, x0, first
    ecall
first:
    addi x10, x10, 1
    ecall
second:
    addi x10, x10, 2
    ecall
