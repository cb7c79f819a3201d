# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 18
#: fuel = 59
#: pc = 0x80000000
#: x1 = 0xffffffffffffff7f
#: x2 = 0xfffffffffffffffd
#: x3 = 0x11465cbcaaad5549
#: x4 = 0x8001ffce
#: x5 = 0xad7c1b6c00000000
#: x6 = 0x1ffffffffffff
#: x7 = 0x1fffff
#: x9 = 0x80000090
#: x10 = 0x7f
#: x11 = 0x80014fff
#: x12 = 0x2000000000000000
#: x13 = 0xa20c9f8c5072757f
#: x14 = 0xffff
#: x15 = 0xffffffffe0000000
#: x16 = 0x7fffffffffffffff
#: x17 = 0x80013ff9
#: x18 = 0x80000001
#: x19 = 0xbc7fe0cfffe00000
#: x20 = 0x7fffffff80001
#: x22 = 0x8001000f
#: x23 = 0x7ffff
#: x24 = 0x800
#: x25 = 0x1fffffff
#: x26 = 0xffffe00000000000
#: x27 = 0x8001a6d0
#: x28 = 0x1e
#: x29 = 0x7
#: x30 = 0x800152e0
#: x31 = 0x3fffffffc01
#: data 0x800152c0 = 5555555518467ef00000000000000000ffffffffe3e5f427ffffff7f00000000
#: data ... = 9247d6f476d8d30380808080808080800180fffff2814884ffffffffffff1f00
#: data ... = 00feffffffffffff000000000000e0ff80000000000000000b000000137c042c
#: data ... = fcffffffffffffff01800000000000000000000000000080000000000000f8ff
#: data ... = ffffff7fffffffffffffffff9641cfd90180ffffff7f0000
#: data 0x80019ed0 = b389de412532696a9b59ec00729b28ab338380017c6b27c33b108301ad070f5f
#: data ... = bb9510003af878cd
    .option norvc
    .option norelax
    .text
    add x24, x24, x11
    add x11, x6, x1
    lwu x24, -165(x4)
    sb x1, -2047(x4)
    sub x11, x29, x6
    sw x24, 1687(x30)
    jal x6, at_80000028
    .word 0x811c89b3
    subw x11, x11, x24
    .word 0xffffffff
at_80000028:
    lhu x19, 122(x17)
    add x19, x19, x11
    lb x6, -2011(x17)
    lhu x19, 46(x17)
    lh x6, -11(x4)
    bne x0, x1, at_8000004c
    subw x1, x19, x19
    lh x6, -9(x4)
    sd x11, 555(x22)
at_8000004c:
    lb x19, -90(x22)
    andi x11, x6, 24
    add x11, x11, x27
    lw x1, -2048(x11)
    sw x1, -28(x9)
    lbu x1, 0(x30)
    srliw x24, x1, 5
    sraiw x19, x24, 19
    lwu x11, -64(x17)
    lbu x6, -10(x30)
    srlw x24, x6, x24
    slliw x24, x19, 31
    lbu x6, 121(x17)
    sub x19, x6, x19
    sw x19, 14(x17)
    jal x0, at_80000094
    addi x11, x1, -173
    sllw x19, x24, x24
at_80000094:
    sraw x1, x24, x24
    lhu x1, 19(x30)
    sllw x6, x6, x11
    sllw x0, x24, x1
    add x19, x19, x1
    srlw x6, x6, x1
    sd x6, 16(x4)
    ld x1, -2016(x27)
    sw x1, -144(x9)
    fence.i
    ecall
