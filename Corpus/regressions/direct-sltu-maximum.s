# Shows the fault direct-sltu-maximum, compare: SLTU is 1 where the first operand is the greatest number
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 95
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-sltu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xffffffffffffffff
    .option norvc
    .option norelax
    .text
    sltu x1, x2, x0
