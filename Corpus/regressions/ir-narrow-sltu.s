# Shows the fault ir-narrow-sltu, optimizer: leaves out the extension of what SLTU compares
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1232
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/17
#: signature = ir-sltu-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x100000000
    .option norvc
    .option norelax
    .text
    addw x1, x2, x0
    sltu x2, x0, x1
    lui x1, 0
