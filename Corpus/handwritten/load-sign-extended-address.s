# LUI 0x80010 makes 0xffffffff80010000, which is not 0x80010000.
#: x10 = 5
    lui x1, 0x80010
    lw x10, 0(x1)
    ecall
