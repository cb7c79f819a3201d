# Shows the fault ir-lift-addi-minus-2048, immediate: ADDI adds 2048 instead of -2048
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 81
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addi-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x1, x0, -2048
