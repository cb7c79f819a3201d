# A jump to before memory retires; the fetch there faults.
    jal x1, . - 4
    ecall
