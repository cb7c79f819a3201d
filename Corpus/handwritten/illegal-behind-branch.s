# An illegal word behind a branch traps only when the branch is not taken.
    beq x0, x0, over
    .word 0xffffffff
over:
    addi x10, x0, 1
    bne x0, x0, end
    .word 0x02b50533
end:
    ecall
