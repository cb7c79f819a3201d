# EBREAK stops with cause 3 at its own address; what follows does not run.
    addi x10, x0, 1
    ebreak
    addi x10, x0, 2
