# Shows the fault ir-dead-write-past-fault, optimizer: drops a register write that a later trap would show
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 33
#: engines = interp, ir, direct
#: modes = free/66
#: signature = ir-lw-rd
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    addi x1, x0, 0
    lw x1, 0(x0)
