# Shows the fault ir-dead-write-past-fault, optimizer: drops a register write that a later trap would show
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 39
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-lw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x1, x0, 1
    lw x1, 0(x0)
