# Shows the fault ir-copy-past-write, optimizer: reads a guest register's old value after it was written
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-bltu-pc
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    lb x1, 0(x2)
at_80000004:
    bltu x0, x1, at_80000004
