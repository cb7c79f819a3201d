# Shows the fault direct-addi-maximum, width: ADDI to the greatest number has its sign wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 450
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-addi-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x7fffffffffffffff
    .option norvc
    .option norelax
    .text
    addi x1, x2, 0
