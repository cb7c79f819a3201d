# BNE is taken when any of 64 bits differs. Each bit of x10 and x11 says that one was not taken; the last is
# taken backwards.
#: x1 = 1
#: x2 = -1
#: x3 = 0x7fffffffffffffff
#: x4 = 0x8000000000000000
#: x5 = 0x7fffffff
#: x6 = 0xffffffff80000000
#: x7 = 0x80000000
#: x8 = 1
    bne x1, x8, taken0
    ori x10, x10, 1
taken0:
    bne x1, x2, taken1
    ori x10, x10, 2
taken1:
    bne x2, x1, taken2
    ori x10, x10, 4
taken2:
    bne x3, x4, taken3
    ori x10, x10, 8
taken3:
    bne x4, x3, taken4
    ori x10, x10, 16
taken4:
    bne x6, x7, taken5
    ori x10, x10, 32
taken5:
    bne x7, x6, taken6
    ori x10, x10, 64
taken6:
    bne x5, x7, taken7
    ori x10, x10, 128
taken7:
    bne x0, x0, taken8
    ori x10, x10, 256
taken8:
    bne x0, x2, taken9
    ori x10, x10, 512
taken9:
    bne x2, x0, taken10
    ori x10, x10, 1024
taken10:
    bne x2, x2, taken11
    ori x11, x11, 1
taken11:
    bne x0, x4, taken12
    ori x11, x11, 2
taken12:
    jal x0, forth
back:
    addi x12, x0, 1
    ecall
forth:
    bne x0, x1, back
    ecall
