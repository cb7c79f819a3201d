# Shows the fault interp-hot-join-free, accounting: decoded code that runs into other decoded code is charged up to there
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 764
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-addi-rd
#: fuel = 79
#: pc = 0x80000000
#: x1 = 0x3
    .option norvc
    .option norelax
    .text
at_80000000:
    jal x3, at_80000008
    bne x0, x1, at_80000000
at_80000008:
    addi x2, x0, 0
at_8000000c:
    addi x2, x2, 1
    bne x2, x1, at_8000000c
    addi x3, x3, -749
    jalr x0, 749(x3)
