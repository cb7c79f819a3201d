# Indirect jumps through a table in memory, to a different place each time.
#: x5 = 0x80010000
#: x13 = 4
#: data 0x80010000 = 1c00008000000000 2400008000000000 2c00008000000000 1c00008000000000
loop:
    slli x6, x12, 3
    add x6, x5, x6
    ld x6, 0(x6)
    jalr x1, 0(x6)
    addi x12, x12, 1
    bne x12, x13, loop
    ecall
    addi x10, x10, 1
    jalr x0, 0(x1)
    addi x10, x10, 16
    jalr x0, 0(x1)
    addi x10, x10, 256
    jalr x0, 0(x1)
