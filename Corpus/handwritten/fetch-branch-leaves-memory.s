# A taken branch out of memory retires; the fetch at its target faults.
    beq x0, x0, . - 4096
    ecall
