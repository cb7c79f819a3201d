# A misaligned target outside memory is first of all misaligned.
#: x1 = 5
    jal x1, . - 4094
    ecall
