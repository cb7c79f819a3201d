# Shows the fault ir-simplify-branch-sltu, compare: takes BEQ of an SLTU with 0 for BNE
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 436
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-beq-pc
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sltu x2, x0, x1
at_80000004:
    beq x2, x0, at_80000004
