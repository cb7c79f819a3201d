# A call by JAL and a return through x1; then a call through x5.
    jal x1, function
    addi x10, x10, 1
    lla x6, function5
    jalr x5, 0(x6)
    addi x10, x10, 4
    ecall
function:
    addi x10, x10, 16
    jalr x0, 0(x1)
function5:
    addi x10, x10, 64
    jalr x0, 0(x5)
