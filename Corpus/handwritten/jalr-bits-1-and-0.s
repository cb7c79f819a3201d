# JALR clears bit 0 first: target 0x8000000b becomes 0x8000000a, which is misaligned.
#: x1 = 5
#: x2 = 0x80000008
    jalr x1, 3(x2)
    ecall
