# Shows the fault ir-forward-any-offset, optimizer: takes a load's value from an access by another offset from the same register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 16
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-lb-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80014980
#: data 0x80014965 = 01
    .option norvc
    .option norelax
    .text
    lb x0, 0(x2)
    lb x1, -27(x2)
