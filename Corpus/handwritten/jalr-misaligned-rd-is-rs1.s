# A JALR that traps leaves rd alone, even when rd is rs1.
#: x2 = 0x80000006
    jalr x2, 0(x2)
    ecall
