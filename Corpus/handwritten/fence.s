# FENCE changes nothing, whatever is ordered.
    fence
    fence rw, w
    fence i, o
    fence r, r
    fence iorw, w
    addi x10, x0, 1
    ecall
