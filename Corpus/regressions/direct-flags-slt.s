# Shows the fault direct-flags-slt, compare: BEQ and BNE of an SLT with x0 ask whether its operands are equal
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 628
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-beq-pc
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    slt x3, x1, x2
at_80000004:
    beq x3, x0, at_80000004
