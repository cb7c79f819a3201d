# A loop of 3000 turns, hot enough for any tier, with every kind of instruction in it.
#: x5 = 0x80010000
#: x11 = 0x0123456789abcdef
#: x12 = 3000
#: fuel = 100000
loop:
    add x10, x10, x12
    xor x11, x11, x10
    sll x13, x11, x12
    srl x14, x11, x12
    sub x10, x10, x14
    sltu x15, x13, x14
    addw x16, x16, x11
    andi x17, x12, 0xf8
    add x18, x5, x17
    sd x11, 0(x18)
    lw x19, 4(x18)
    add x10, x10, x19
    bge x19, x0, skip
    addi x20, x20, 1
skip:
    jal x1, function
    addi x12, x12, -1
    bne x12, x0, loop
    ecall
function:
    srai x21, x16, 3
    or x22, x22, x21
    jalr x0, 0(x1)
