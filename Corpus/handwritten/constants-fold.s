# Arithmetic on constants, at the bounds where 32 and 64 bits differ.
    lui x10, 0x7ffff
    addiw x10, x10, 0x7ff
    addiw x10, x10, 0x7ff
    addiw x10, x10, 1
    addi x11, x0, -1
    srli x12, x11, 1
    addi x13, x12, 1
    sraiw x14, x13, 31
    addi x15, x0, 1
    slli x15, x15, 31
    sraiw x16, x15, 3
    addw x17, x15, x15
    subw x18, x0, x15
    slt x19, x15, x11
    sltu x20, x15, x11
    sub x21, x0, x13
    sra x22, x13, x11
    srlw x23, x11, x0
    ecall
