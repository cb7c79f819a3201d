# A jump to address 0 retires; the fetch there faults with pc and tval 0.
    jalr x1, 0(x0)
    ecall
