# Shows the fault ir-lift-auipc-next-pc, immediate: AUIPC adds to the address of the next instruction
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-auipc-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 0
