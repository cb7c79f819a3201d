# Shows the fault ir-x86-reverse-constant, aliasing: leaves out a constant that a register is subtracted from
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 72
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-subw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x3, 1
    subw x1, x3, x1
