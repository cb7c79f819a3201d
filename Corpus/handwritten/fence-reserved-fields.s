# FENCE ignores its reserved fields: fm, rd and rs1 may be anything.
#: x1 = 7
#: x31 = 9
    .word 0x0ff0008f
    .word 0x0ff0800f
    .word 0x1ff0000f
    .word 0xfff0000f
    .word 0x8ff0000f
    .word 0x8330008f
    .word 0xffff8f8f
    addi x10, x0, 1
    ecall
