# A loop that ran 500 times is replaced from a block that was not part of it.
#: x5 = 0x04050513
    lla x6, loop
    addi x12, x0, 500
loop:
    addi x10, x10, 1
    addi x12, x12, -1
    bne x12, x0, loop
    bne x13, x0, end
    sw x5, 0(x6)
    fence.i
    addi x13, x0, 1
    addi x12, x0, 500
    jal x0, loop
end:
    ecall
