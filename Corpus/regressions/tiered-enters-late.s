# Shows the fault tiered-enters-late, tier-up: translated code begins one instruction after the hot one
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-lb-pc
#: fuel = 3
#: pc = 0x80000000
#: x1 = 0x1
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    bne x1, x0, at_80000004
at_80000004:
    addi x0, x0, 0
    lb x0, 0(x2)
    addi x0, x0, 0
