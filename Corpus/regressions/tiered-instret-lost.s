# Shows the fault tiered-instret-lost, accounting: what was interpreted before translated code took over does not count
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-illegal-instret
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jal x0, at_80000004
at_80000004:
    addi x0, x0, 0
