# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 18
#: fuel = 59
#: pc = 0x80000000
#: x1 = 0xffffffffffffff7f
#: x2 = 0x800000000
#: x3 = 0xfffffffffffffffd
#: x4 = 0x8001ffbc
#: x5 = 0xf61031e8c89ab8be
#: x6 = 0x8001
#: x7 = 0x8000
#: x8 = 0x3afd8583ac8fee45
#: x9 = 0x80000108
#: x10 = 0x1ffffffffffff
#: x11 = 0x1ffffffffffff
#: x12 = 0x5
#: x13 = 0x1fffff
#: x14 = 0x1
#: x16 = 0x43e3bcc00776847
#: x17 = 0x80011005
#: x18 = 0xffffffff
#: x19 = 0x7f
#: x20 = 0x800000000000000
#: x21 = 0x80014fff
#: x22 = 0x80010005
#: x23 = 0x2000000000000000
#: x24 = 0x80012fff
#: x25 = 0xe5745c91101b1d30
#: x26 = 0xff5206a1fd5121ca
#: x27 = 0x8001a450
#: x28 = 0x80000001
#: x29 = 0xffffffffe0000000
#: x30 = 0x80014d48
#: x31 = 0x7fffffffffffffff
#: data 0x80014d28 = 7f7f7f7f7f7f7f7f4c7e5a61fae78dbcff2f018000000000b02d431db152314d
#: data ... = 0000008001000000ff7f00000000000001feffffff01000001000080ffffffff
#: data ... = 00000000000000200700000000000000
    .option norvc
    .option norelax
    .text
    lbu x11, -6(x4)
    srlw x6, x24, x6
    addi x6, x11, 3
    srliw x19, x11, 27
    sub x6, x24, x11
    sb x1, -2048(x4)
    jal x0, at_80000028
    sllw x19, x29, x19
    addi x11, x1, -1800
    addi x19, x19, -193
at_80000028:
    srliw x11, x1, 30
    lbu x6, 2040(x17)
    sw x11, -20(x17)
    sd x19, -15(x22)
    sw x29, -140(x30)
    bgeu x24, x1, at_8000004c
    sh x0, -6(x30)
    srliw x1, x24, 9
    add x24, x19, x11
at_8000004c:
    sd x6, 911(x22)
    lui x19, 6296
    addiw x19, x19, 179
    sw x19, -120(x9)
    sw x19, 2047(x30)
    sw x6, -648(x22)
    addi x11, x11, 63
    sltiu x11, x24, -1
    addi x24, x19, 15
    lh x6, 14(x4)
    add x11, x24, x11
    sub x11, x11, x6
    srlw x24, x11, x6
    add x24, x24, x11
    jal x0, at_80000090
    srlw x24, x24, x11
    .word 0x03b07cbb
at_80000090:
    sub x11, x29, x6
    sw x24, 1687(x30)
    lh x0, 56(x4)
    sw x19, 22(x22)
    ld x11, -8(x17)
    addi x1, x19, 524
    lhu x19, 122(x17)
    lui x1, 1626
    addiw x1, x1, -1605
    sw x1, -248(x9)
    fence.i
    ecall
