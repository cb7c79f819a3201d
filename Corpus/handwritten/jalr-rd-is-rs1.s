# JALR reads rs1 before it links into the same register.
    lla x5, target
    jalr x5, 0(x5)
    addi x10, x10, 1
target:
    addi x10, x10, 2
    ecall
