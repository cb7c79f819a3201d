# Shows the fault direct-addi-sp-512, rare: ADDI of 512 to the stack pointer subtracts
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 17679
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-addi-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x2, 512
