# Shows the fault direct-fact-or, width: takes OR for sign-extended if its first operand is
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7380
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-addiw-rd
#: fuel = 3
#: pc = 0x80000000
#: x4 = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x3, x0, 0
    or x2, x3, x4
    addiw x1, x2, 0
