# Shows the fault ir-lift-and-in-place, aliasing: AND of a register with itself into itself gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 520
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-and-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    and x1, x1, x1
