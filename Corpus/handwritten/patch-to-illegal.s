# An instruction becomes illegal: tval is the new word.
#: x5 = 0xffffffff
    lla x6, target
    sw x5, 0(x6)
    fence.i
target:
    addi x10, x10, 1
    ecall
