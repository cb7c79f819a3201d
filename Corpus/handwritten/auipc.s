# AUIPC adds its sign-extended upper immediate to its own address, wrapping at 2^64.
    auipc x10, 0
    auipc x11, 1
    auipc x12, 0x7ffff
    auipc x13, 0x80000
    auipc x14, 0xfffff
    auipc x10, 0
    ecall
