# A loop copies 32 bytes by words, each load feeding the next store.
#: x6 = 0x80010000
#: x7 = 0x80010021
#: x8 = 8
#: data 0x80010000 = 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
loop:
    lw x5, 0(x6)
    sw x5, 0(x7)
    addi x6, x6, 4
    addi x7, x7, 4
    addi x8, x8, -1
    bne x8, x0, loop
    ecall
