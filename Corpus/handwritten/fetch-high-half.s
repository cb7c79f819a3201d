# A jump target has 64 bits: 0x180000000 is outside memory.
#: x2 = 0x180000000
    jalr x1, 0(x2)
    ecall
