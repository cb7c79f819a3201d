# Shows the fault tiered-profile-free, accounting: instructions that are looked at for a profile take no fuel
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-addi-pc
#: fuel = 2
#: pc = 0x80000004
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
at_80000000:
    addi x0, x0, 0
    bne x1, x0, at_80000000
