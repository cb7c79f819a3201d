# Shows the fault ir-narrow-sltu, optimizer: leaves out the extension of what SLTU compares
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 653
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addi-rd
#: fuel = 4
#: pc = 0x80000000
#: x3 = 0xffffffff
    .option norvc
    .option norelax
    .text
    subw x2, x0, x3
    sltiu x4, x2, 2
    addi x2, x0, 0
    addi x1, x4, 0
