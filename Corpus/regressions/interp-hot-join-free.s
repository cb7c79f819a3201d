# Shows the fault interp-hot-join-free, accounting: decoded code that runs into other decoded code is charged up to there
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 186
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-add-rd
#: fuel = 90
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    addi x2, x0, 3
at_80000004:
    add x1, x0, x2
    addi x2, x1, -1
    bne x0, x2, at_80000004
    bne x1, x0, at_80000000
