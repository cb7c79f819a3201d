# Shows the fault ir-simplify-branch-self, compare: drops BGEU of a register with itself
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-bgeu-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bgeu x1, x1, at_80000000
