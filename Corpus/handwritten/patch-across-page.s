# A store into two pages of code replaces the last instruction of one and the first of the next.
#: x5 = 0x1005051304050513
    lui x6, 0x1
    auipc x7, 0
    add x6, x6, x7
    jal x1, . + 0xff0
    sd x5, -8(x6)
    fence.i
    jal x1, . + 0xfe4
    ecall
    .org 0xffc
    addi x10, x10, 1
    addi x10, x10, 2
    jalr x0, 0(x1)
