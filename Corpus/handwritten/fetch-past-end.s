# A jump to the end of memory retires; the fetch there faults.
#: x2 = 0x80020000
    jalr x1, 0(x2)
    ecall
