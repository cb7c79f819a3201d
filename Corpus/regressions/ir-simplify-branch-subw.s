# Shows the fault ir-simplify-branch-subw, compare: compares whole registers where a branch asks whether SUBW gives 0
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 265
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/42
#: signature = ir-bne-pc
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x100000000
    .option norvc
    .option norelax
    .text
    subw x2, x2, x1
at_80000004:
    bne x2, x0, at_80000004
