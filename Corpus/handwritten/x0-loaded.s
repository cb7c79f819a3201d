# A load into x0 reads memory and keeps nothing.
#: x1 = 0x80010000
#: x10 = 5
#: data 0x80010000 = ffffffffffffffffffffffff
    lb x0, 0(x1)
    lhu x0, 1(x1)
    lw x0, 2(x1)
    ld x0, 3(x1)
    add x10, x0, x0
    ecall
