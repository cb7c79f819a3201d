# Shows the fault ir-x86-bgeu-above, compare: BGEU is not taken when equal
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 17
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-bgeu-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bgeu x0, x1, at_80000000
