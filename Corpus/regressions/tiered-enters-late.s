# Shows the fault tiered-enters-late, tier-up: translated code begins one instruction after the hot one
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-addi-pc
#: fuel = 4
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x1, x0, 1
    bne x0, x1, at_80000008
at_80000008:
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
