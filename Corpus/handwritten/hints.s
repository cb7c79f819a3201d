# HINTs, as the manual lists them, change nothing but pc.
#: x1 = 0x123
#: x2 = 5
#: x3 = -1
    lui x0, 0x12345
    auipc x0, 0x12345
    addi x0, x1, 5
    andi x0, x1, 7
    ori x0, x0, 2047
    xori x0, x1, -1
    slti x0, x1, 3
    sltiu x0, x1, 3
    slli x0, x0, 31
    srli x0, x1, 31
    srai x0, x0, 7
    addiw x0, x1, 9
    slliw x0, x1, 3
    srliw x0, x1, 3
    sraiw x0, x1, 3
    add x0, x0, x2
    add x0, x0, x3
    sub x0, x1, x1
    and x0, x1, x1
    or x0, x1, x1
    xor x0, x1, x1
    sll x0, x1, x1
    srl x0, x1, x1
    sra x0, x1, x1
    slt x0, x1, x1
    sltu x0, x1, x1
    addw x0, x1, x1
    subw x0, x1, x1
    sllw x0, x1, x1
    srlw x0, x1, x1
    sraw x0, x1, x1
    .word 0x0000000f
    .word 0x00f0000f
    .word 0x0f00000f
    ecall
