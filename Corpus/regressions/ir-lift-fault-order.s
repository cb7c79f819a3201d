# Shows the fault ir-lift-fault-order, memory: a load writes rd before its fault check
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-lw-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lw x1, 1(x0)
