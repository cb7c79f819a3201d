# Shows the fault ir-lift-xor-fifth, rare: XOR onto its second operand is OR where four instructions or more come before it in the block
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 375
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-xor-rd
#: fuel = 5
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    addi x2, x0, 1
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
    xor x1, x2, x1
