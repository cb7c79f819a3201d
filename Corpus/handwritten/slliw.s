# SLLIW works on the lower half and sign-extends; the upper half does not matter.
#: x1 = 1
#: x2 = 31
#: x3 = 32
#: x4 = 63
#: x5 = 64
#: x6 = -1
#: x7 = 0xffffffffffffff21
#: x8 = 0x8123456789abcdef
#: x9 = 0x80000001
    slliw x10, x8, 0
    slliw x11, x8, 1
    slliw x12, x8, 15
    slliw x13, x8, 16
    slliw x14, x8, 30
    slliw x15, x8, 31
    slliw x16, x9, 0
    slliw x17, x9, 1
    slliw x18, x9, 31
    slliw x19, x1, 31
    slliw x20, x6, 1
    slliw x21, x6, 31
    slliw x22, x0, 31
    slliw x23, x7, 3
    slliw x8, x8, 0
    ecall
