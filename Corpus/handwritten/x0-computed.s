# Writes to x0 vanish: it reads as zero afterwards.
#: x1 = -1
#: x2 = 0x80010000
#: x10 = 5
#: data 0x80010000 = ffffffffffffffff
    add x0, x1, x1
    sub x0, x0, x1
    addi x0, x0, 1
    addiw x0, x1, 1
    slli x0, x1, 3
    sltiu x0, x1, -1
    lui x0, 0xfffff
    auipc x0, 1
    xori x0, x0, -1
    add x10, x0, x0
    addi x11, x0, 0
    sd x0, 0(x2)
    ld x12, 0(x2)
    ecall
