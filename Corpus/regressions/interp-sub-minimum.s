# Shows the fault interp-sub-minimum, width: SUB of the least number has its sign wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 237
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/18
#: signature = interp-sub-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    sub x1, x0, x2
