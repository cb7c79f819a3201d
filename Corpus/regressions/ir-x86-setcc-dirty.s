# Shows the fault ir-x86-setcc-dirty, aliasing: a comparison leaves bits 8 to 63 of its result register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 5
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-slti-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    slti x4, x1, 0
