# Shows the fault interp-addw-overflow, width: ADDW of 0x7fffffff has the upper half inverted
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 728
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = interp-addw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    addw x1, x2, x0
