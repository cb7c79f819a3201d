# Shows the fault direct-store-unmarked, memory: SB does not mark what it has written, so that it is not cleared for the next program
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 3
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sb-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
#: x2 = 0x80010000
    .option norvc
    .option norelax
    .text
    sb x1, 0(x2)
