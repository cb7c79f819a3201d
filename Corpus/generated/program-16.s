# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 16
#: fuel = 39
#: pc = 0x80000058
#: x1 = 0x80010a4f
#: x2 = 0x3fffffffc000001
#: x3 = 0xf01759d67afae2ee
#: x4 = 0x8001ffd1
#: x5 = 0xffffffff
#: x6 = 0x2c09abfd0000001f
#: x7 = 0x80018d08
#: x8 = 0x1fffffffe01
#: x9 = 0xff00ff00ff00ff
#: x10 = 0xc3da3a1e00000001
#: x11 = 0xd21e58adefe004fe
#: x12 = 0x62161d4400000000
#: x13 = 0xb7f67e47b0aa2c0b
#: x14 = 0x80014000
#: x15 = 0x3fffffffc000001
#: x16 = 0x7fffffffffffffff
#: x17 = 0xbd740e7dffffff7f
#: x18 = 0x80012006
#: x19 = 0x20000
#: x20 = 0xdeadbeef7fffffff
#: x21 = 0x8001000c
#: x22 = 0xfffffffffffff800
#: x23 = 0x200000
#: x24 = 0xed551354fffffff1
#: x25 = 0xcb93534b51291554
#: x26 = 0x22480d0cffffffe0
#: x27 = 0x1e
#: x28 = 0xfab0f6cb34d529ba
#: x29 = 0x200000000000000
#: x30 = 0x21
#: x31 = 0x9
#: data 0x80011fe0 = 0000018000000000ff7f000000000000000000000080ffffff7f000000000000
#: data ... = 5a4e55ccc13d242effffffffffff070080fffffffffffffff8ffffffffffffff
#: data ... = 5d49aba5fedbf06a
#: data 0x8001cffc = 03e58a00338fed41b3c6ad003305850113351c00330fd5409b16c60193f65dd9
#: data ... = 83cd807fa312e901a321820167800e00
    .option norvc
    .option norelax
    .text
    and x30, x30, x13
    or x30, x13, x27
    or x10, x12, x30
    lbu x24, -52(x1)
    add x10, x30, x27
    jalr x0, 0(x29)
at_80000018:
    addi x30, x10, -1378
    sb x24, 2(x1)
    lb x27, -8(x1)
    and x24, x10, x10
    lb x10, 10(x4)
    jalr x0, 1(x29)
    srlw x10, x12, x10
    lh x24, -1891(x18)
    jal x29, at_80000018
    srlw x30, x13, x13
    addi x10, x10, -1370
    addi x27, x30, -8
    sllw x30, x30, x9
    addi x24, x30, -256
    addi x30, x10, 7
    jalr x5, 0(x5)
    sub x30, x10, x10
    auipc x30, 841753
    sw x30, -11(x4)
    lwu x10, 2(x1)
    lw x13, -196(x4)
    lhu x30, -81(x21)
    lui x13, 535798
    xor x10, x27, x10
    andi x10, x27, 24
    auipc x27, 0
    add x10, x10, x27
    jalr x0, 12(x10)
    add x10, x24, x30
    jal x0, at_800000a8
    sub x13, x10, x30
    jal x0, at_800000a8
    xor x10, x10, x30
    jal x0, at_800000a8
    ori x13, x13, -256
    sll x30, x27, x10
at_800000a8:
    sub x24, x13, x27
    andi x13, x13, -1874
    sd x24, 3(x1)
    or x27, x30, x10
    sd x13, 9(x4)
    andi x24, x10, 255
    add x24, x24, x1
    sb x27, 17(x24)
    ecall
