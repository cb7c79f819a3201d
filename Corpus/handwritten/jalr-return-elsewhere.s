# A function that changes its return address returns there.
    jal x1, function
    addi x10, x10, 1
    addi x10, x10, 2
    ecall
function:
    addi x1, x1, 4
    jalr x0, 0(x1)
