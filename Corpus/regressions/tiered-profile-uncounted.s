# Shows the fault tiered-profile-uncounted, accounting: instructions that are looked at for a profile do not count
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-beq-instret
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    beq x0, x0, at_80000000
