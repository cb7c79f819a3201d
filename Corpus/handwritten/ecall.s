# ECALL stops with cause 8 at its own address; what follows does not run.
    addi x10, x0, 1
    ecall
    addi x10, x0, 2
