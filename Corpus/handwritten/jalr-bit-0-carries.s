# The bit is cleared in the sum, not in the parts: 1 plus 3 carries.
#: x2 = 0x80000005
    jalr x1, 3(x2)
    ecall
    addi x10, x0, 1
    ecall
