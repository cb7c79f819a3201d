# JALR clears bit 0 of the sum, from rs1 or from the offset; two of them carry instead.
#: x2 = 0x80000009
#: x4 = 0x80000010
#: x6 = 0x80000017
    jalr x1, 0(x2)
    ecall
    jalr x3, 1(x4)
    ecall
    jalr x5, 1(x6)
    ecall
    addi x10, x0, 1
    ecall
