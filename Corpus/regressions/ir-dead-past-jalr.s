# Shows the fault ir-dead-past-jalr, optimizer: drops a register write that the trap of a later JALR would show
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 198
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-jalr-rd
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    addi x2, x0, 1
    jalr x2, 1(x1)
