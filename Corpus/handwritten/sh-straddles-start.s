# SH that begins a byte before memory: tval is its own address, the first byte outside.
#: x1 = 0x80000000
#: x2 = 0x0123456789abcdef
    sh x2, -1(x1)
    ecall
