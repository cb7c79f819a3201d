# A function runs, is replaced from elsewhere, and runs as replaced.
#: x5 = 0x04050513
    lla x6, function
    jal x1, function
    sw x5, 0(x6)
    fence.i
    jal x1, function
    ecall
function:
    addi x10, x10, 1
    jalr x0, 0(x1)
