# Shows the fault interp-bge-strict, compare: BGE is not taken when equal
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 9
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-bge-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bge x0, x0, at_80000000
