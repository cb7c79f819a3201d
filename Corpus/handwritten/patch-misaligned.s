# A misaligned SW replaces the upper half of one instruction and the lower half of the next.
#: x5 = 0x05930405
    lla x6, target
    sw x5, 2(x6)
    fence.i
target:
    addi x10, x10, 1
    addi x10, x10, 2
    ecall
