# Shows the fault direct-or-x31, aliasing: OR writes x30 where x31 is its destination
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 60
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/40
#: signature = direct-sub-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    or x31, x2, x0
    sub x1, x0, x31
