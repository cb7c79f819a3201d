# Code in the data area is replaced after it ran.
#: x5 = 0x04050513
#: x6 = 0x80010000
#: data 0x80010000 = 13051500 67800000
    jalr x1, 0(x6)
    sw x5, 0(x6)
    fence.i
    jalr x1, 0(x6)
    ecall
