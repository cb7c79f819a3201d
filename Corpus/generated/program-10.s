# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 10
#: fuel = 57
#: pc = 0x8000001c
#: x1 = 0xffffffffffff8000
#: x2 = 0x10d107249e6ff55f
#: x3 = 0x1fffffffff
#: x4 = 0xffffffff80000001
#: x5 = 0xffffffff
#: x6 = 0xe
#: x7 = 0x8001ffe0
#: x8 = 0x8000000000000001
#: x9 = 0xb7d66c6780ec9a0c
#: x10 = 0x7fffffff
#: x11 = 0xffffffff7fffffff
#: x12 = 0xff00ff00ff00ff
#: x13 = 0x7cddce61a8e8d63a
#: x14 = 0xe14ee975ffffffff
#: x15 = 0x8000000000000000
#: x16 = 0x3da5eb6e00007fff
#: x17 = 0x80014ff9
#: x18 = 0x7fffff
#: x19 = 0xb006bccbe6c7dfca
#: x20 = 0x3fffffffc1
#: x21 = 0xdf1883301ee9ae76
#: x22 = 0x1fffffffffffffff
#: x23 = 0xfffffffffffffffa
#: x24 = 0x7fffffff80000000
#: x25 = 0x100
#: x26 = 0x41
#: x27 = 0x80013d12
#: x28 = 0x80010008
#: x29 = 0x3
#: x30 = 0xed968a52b96353e3
#: x31 = 0x20
#: data 0x80014fd8 = 2000000000000000ffffffffff070000000000200000000081ffffffffffffff
#: data ... = 08000000937f5a540000000000048888010000fcffffff03ffffffffffffffff
#: data ... = 81ffffff7f000000ffffffffefbeaddefeffffffffffff7f00000000f8ffffff
#: data ... = 0000000000000000ffffffffffffffffff4f0180000000000180ffffff7f0000
#: data ... = 0080ffffffffffff
#: data 0x8001ffc0 = ffffffffffffffff35317dcba49ae65b02000000015520b90100000000000080
#: data ... = 01000080ffffffff000000000000000280808080f2fbc5dcff07000000000000
    .option norvc
    .option norelax
    .text
at_80000000:
    sh x19, -11(x7)
    lb x29, -2048(x17)
    addw x8, x8, x8
    jalr x1, 0(x1)
    lwu x19, 13(x28)
    lui x29, 881014
    jalr x0, 0(x15)
    sd x8, -1(x7)
    subw x29, x19, x29
    sw x8, -1867(x28)
    slt x29, x29, x8
    sh x8, -8(x27)
    xori x29, x8, 350
    lw x29, 2040(x17)
    sll x29, x19, x8
    bge x8, x29, at_80000070
    sd x29, 24(x7)
    sh x24, 9(x17)
    auipc x19, 0
    jalr x1, -72(x19)
    lw x19, 13(x27)
    lhu x29, 9(x27)
    sltu x8, x8, x19
    ori x8, x29, 1347
    sw x19, 7(x17)
    lui x8, 756751
    sb x8, 49(x17)
    addw x29, x29, x19
at_80000070:
    slt x29, x29, x29
    auipc x19, 732819
    sh x29, 7(x27)
    lhu x29, 6(x27)
    subw x29, x8, x29
    jal x1, at_80000000
    sd x29, -58(x17)
    lb x29, 941(x17)
    lui x8, 1048574
    slt x8, x29, x8
    auipc x8, 0
    jalr x19, 126(x8)
