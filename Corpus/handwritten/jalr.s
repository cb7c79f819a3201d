# JALR jumps to rs1 plus its offset and links the address after itself; offsets of either sign.
    lla x5, first
    jalr x1, 0(x5)
    ori x10, x10, 1
first:
    lla x6, second
    jalr x2, -8(x6)
    ori x10, x10, 2
    addi x11, x11, 1
    addi x11, x11, 2
second:
    lla x7, third
    jalr x3, 4(x7)
third:
    ori x10, x10, 4
    ecall
