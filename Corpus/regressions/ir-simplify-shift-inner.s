# Shows the fault ir-simplify-shift-inner, optimizer: rewrites a right shift by 32 of any left shift to an extension
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 16035
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/11
#: signature = ir-srli-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slli x3, x2, 1
    srli x1, x3, 32
