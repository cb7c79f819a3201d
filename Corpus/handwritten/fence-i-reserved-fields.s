# FENCE.I ignores its reserved fields: immediate, rd and rs1 may be anything.
#: x1 = 7
#: x31 = 9
    .word 0x0010100f
    .word 0x0000108f
    .word 0x0000900f
    .word 0xffff9f8f
    addi x10, x0, 1
    ecall
