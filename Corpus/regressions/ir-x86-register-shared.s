# Shows the fault ir-x86-register-shared, aliasing: a value takes a register although another that is still needed is in it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-jalr-memory
#: fuel = 7
#: pc = 0x80000000
#: x3 = 0x80000000
#: x6 = 0x80012000
#: data 0x80012fd8 = 00
    .option norvc
    .option norelax
    .text
    addi x2, x1, 0
    ld x5, 0(x3)
    sb x1, 0(x6)
    add x4, x0, x5
    sb x4, 0(x3)
    lb x4, 0(x6)
    jalr x0, 0(x0)
