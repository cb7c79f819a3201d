# Shows the fault ir-forward-neighbour, optimizer: drops a register write if the neighbouring register holds the value
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-add-rd
#: fuel = 1
#: pc = 0x80000000
#: x19 = 0x1
    .option norvc
    .option norelax
    .text
    add x18, x0, x19
