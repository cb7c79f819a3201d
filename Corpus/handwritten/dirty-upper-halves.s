# W instructions on operands whose upper halves hold noise.
#: x1 = 0xdeadbeef80000001
#: x2 = 0xcafebabe7fffffff
#: x3 = 0xffffffffffffffe4
    addw x10, x1, x2
    subw x11, x1, x2
    sllw x12, x1, x3
    srlw x13, x1, x3
    sraw x14, x1, x3
    addiw x15, x1, -1
    slliw x16, x1, 4
    srliw x17, x1, 4
    sraiw x18, x1, 4
    srliw x19, x2, 0
    sraw x20, x2, x3
    ecall
