# Shows the fault ir-x86-andi-halfword, width: ANDI 255 to another register keeps 16 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 43
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-andi-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x100
    .option norvc
    .option norelax
    .text
    andi x1, x2, 255
