# One SD replaces two instructions.
#: x5 = 0x1005051304050513
    lla x6, target
    sd x5, 0(x6)
    fence.i
target:
    addi x10, x10, 1
    addi x10, x10, 2
    ecall
