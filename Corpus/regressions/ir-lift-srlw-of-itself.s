# Shows the fault ir-lift-srlw-of-itself, aliasing: SRLW of a register by itself shifts in the sign
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 121
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srlw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xffffffff
    .option norvc
    .option norelax
    .text
    srlw x1, x2, x2
