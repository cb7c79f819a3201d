# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 14
#: fuel = 136
#: pc = 0x80000000
#: x1 = 0x8001
#: x2 = 0x9
#: x3 = 0x8001ffea
#: x4 = 0x8
#: x5 = 0xd35236f9a208be66
#: x6 = 0x80010fff
#: x7 = 0x473b8bf479571d27
#: x8 = 0x20000000000
#: x9 = 0xdd80e07700000000
#: x10 = 0x92ddc26a7dbcac59
#: x11 = 0xb38e6a14c66362e9
#: x12 = 0xfffffffffffffe00
#: x13 = 0x80010004
#: x14 = 0x8001429c
#: x15 = 0xffffffff7fffffff
#: x16 = 0xccd9ea6000000003
#: x17 = 0x8cb7d537659fcbb3
#: x18 = 0xffffffff7fffffff
#: x19 = 0x1e
#: x20 = 0xfff8000000000000
#: x21 = 0x80010000
#: x22 = 0xbd64615918308de1
#: x23 = 0x800198e8
#: x24 = 0x80012000
#: x25 = 0x2000000
#: x26 = 0x7fffff
#: x27 = 0x20
#: x28 = 0x1f7dc6227d2a9227
#: x29 = 0x20000
#: x30 = 0x2
#: x31 = 0xffffffff001
#: data 0x80011fe0 = 0100ffffffff00003a60a4f7a090a79e7f00000000000000d9726445f0b8762a
#: data ... = 2493f2a3008a3fcd7ac992607b70fe9e00000000800000000200000000000000
#: data ... = 00800000000000008080808080808080ff07000000000000f9ffffffffffffff
#: data ... = 00000000b46fa907ffffff1f00000000a6f51b6fa54e61c30000000000000200
#: data ... = 000000e0ffffffff
#: data 0x8001ffc0 = 010000f8ffffff07800000001a3bedd50200000000000000b6799fab2eced381
#: data ... = ffffff7f00000000ffffffff8088e19f00800000000000000000000000f8ffff
    .option norvc
    .option norelax
    .text
    addi x12, x20, -1835
    sltu x12, x21, x12
    bltu x11, x0, at_80000030
    addw x20, x12, x21
    blt x12, x11, at_80000020
    and x20, x31, x2
    addiw x1, x31, 181
    jal x0, at_80000024
at_80000020:
    addw x11, x1, x20
at_80000024:
    sltu x22, x12, x20
    addiw x11, x20, 511
    jal x0, at_80000038
at_80000030:
    sllw x2, x2, x12
    sltu x2, x10, x12
at_80000038:
    sraw x21, x20, x20
    ld x21, -12(x3)
    bne x0, x20, at_8000005c
    srlw x12, x22, x2
    addi x15, x11, 0
at_8000004c:
    addiw x22, x22, -2002
    srli x15, x15, 2
    bne x15, x0, at_8000004c
    slt x10, x22, x21
at_8000005c:
    slliw x22, x21, 2
    .word 0x69d0000f
    blt x12, x12, at_80000070
    xor x10, x12, x12
    addiw x22, x2, 512
at_80000070:
    and x20, x10, x31
    ecall
