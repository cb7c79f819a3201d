# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 16
#: fuel = 38
#: pc = 0x80000000
#: x1 = 0x80014cda
#: x2 = 0x8000
#: x3 = 0x3fffffffc000001
#: x4 = 0x8001fff6
#: x5 = 0x789c8162ea79dc83
#: x6 = 0x7a22c1413d6924c7
#: x7 = 0x80019010
#: x8 = 0xffffffff7fffffff
#: x9 = 0xffffffff
#: x10 = 0xfffffff800000000
#: x11 = 0x89c3d5050000001f
#: x12 = 0x7fffffff7fffffff
#: x13 = 0x7ffffffffffffff
#: x14 = 0xb
#: x15 = 0x1fffffffe01
#: x16 = 0xfffffffffffffff8
#: x17 = 0xff00ff00ff00ff
#: x18 = 0x80014003
#: x19 = 0xbb7fe10500000001
#: x20 = 0x8000000000000000
#: x21 = 0x80010002
#: x22 = 0xed8aa93e4ebdd9e8
#: x23 = 0xe4f3bb6c00000000
#: x24 = 0x8337e9b765a33b01
#: x25 = 0xd153efdb41cc6a7a
#: x26 = 0xe7e8997100000000
#: x27 = 0x80014000
#: x28 = 0xffffffffffffe000
#: x29 = 0x3fffffffc000001
#: x30 = 0xdc6eb6252bb72794
#: x31 = 0x7fffffffffffffff
#: data 0x80013fe0 = 80ffffff153f643101c0ffffff3f0000ffffffffff7f00000100008000000000
#: data ... = feffffffffffffff8aa9a340610025cd08000000000000000000000078563412
#: data ... = 0b00000000000000010000000000000007000000000000005ffeb395b94fd43c
#: data ... = 81000000d5e1468101ffffffff0000000000200000000000fbffffffffffffff
#: data ... = 000000000000000000000000feffffff80ffffffffffffff
#: data 0x8001c000 = a38caa04330cb541a32fb2ff031fc9073345cc009b5d55019b56dc402311e201
#: data ... = 232ee9ff3305df00138c1d6c67800e00
    .option norvc
    .option norelax
    .text
    add x10, x27, x24
    sltiu x10, x24, 1
    sub x30, x13, x13
    slliw x13, x12, 28
    andi x13, x10, -619
    lbu x27, 2040(x1)
    sh x30, 5(x18)
    sw x24, -1(x4)
    andi x24, x10, 24
    auipc x27, 0
    add x24, x24, x27
    jalr x0, 12(x24)
    and x30, x30, x10
    jal x0, at_80000050
    addi x30, x13, -8
    jal x0, at_80000050
    sub x10, x12, x13
    jal x0, at_80000050
    srlw x24, x10, x30
    addi x10, x13, 2046
at_80000050:
    and x13, x10, x10
    addi x30, x30, -1378
    sb x30, 2(x1)
    lb x27, -8(x1)
    and x24, x30, x10
    lb x10, 0(x4)
    sub x27, x27, x10
    ecall
    sd x13, 10(x18)
    ld x24, 1599(x21)
    and x24, x10, x30
    add x13, x30, x30
    or x27, x24, x10
    jalr x0, 0(x29)
at_80000088:
    sub x13, x24, x10
    sltiu x13, x30, 1443
    sh x24, -5(x4)
    addi x13, x13, 16
    xor x27, x24, x24
    jalr x0, 0(x29)
    .word 0x0aa69f0f
    lw x13, 4(x21)
    jal x29, at_80000088
    add x24, x30, x30
    or x0, x24, x27
    lb x27, 8(x1)
    sub x24, x13, x30
    lwu x10, 8(x21)
    sub x30, x27, x30
    jalr x10, 0(x5)
