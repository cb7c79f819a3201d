# Shows the fault tiered-fuel-again, accounting: translated code gets all of the run's fuel, whatever was interpreted before
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 26
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = free/81
#: signature = tiered-lui-pc
#: fuel = 6
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
at_80000004:
    lui x0, 0
    bne x1, x0, at_80000004
