# Shows the fault ir-x86-late-read, aliasing: reads a guest register when its value is needed, though it has been written since
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 31
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-beq-instret
#: fuel = 7
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x1, x3, 0
    addi x3, x0, 1
    addi x2, x1, 0
    addi x1, x0, 0
    beq x0, x2, at_80000018
    addi x0, x0, 0
at_80000018:
