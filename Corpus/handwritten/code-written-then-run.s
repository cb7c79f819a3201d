# Code is written where there was none, then called.
#: x5 = 0x04050513
#: x6 = 0x80010000
#: x7 = 0x00008067
    sw x5, 0(x6)
    sw x7, 4(x6)
    fence.i
    jalr x1, 0(x6)
    ecall
