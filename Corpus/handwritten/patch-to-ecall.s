# An instruction in a loop becomes ECALL.
#: x5 = 0x73
    lla x6, target
target:
    addi x10, x10, 1
    addi x11, x11, 1
    sw x5, 0(x6)
    fence.i
    jal x0, target
