# Shows the fault ir-x86-setcc-dirty, aliasing: a comparison leaves bits 8 to 63 of its result register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sltiu x1, x1, 1
