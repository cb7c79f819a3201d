# A function that calls itself ten times, with a stack.
#: x2 = 0x80020000
    addi x11, x0, 10
    jal x1, sum
    ecall
sum:
    beq x11, x0, done
    addi x2, x2, -16
    sd x1, 0(x2)
    sd x11, 8(x2)
    addi x11, x11, -1
    jal x1, sum
    ld x11, 8(x2)
    ld x1, 0(x2)
    addi x2, x2, 16
    add x10, x10, x11
done:
    jalr x0, 0(x1)
