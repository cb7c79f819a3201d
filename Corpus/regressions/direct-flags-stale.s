# Shows the fault direct-flags-stale, compare: BEQ and BNE with x0 use flags that other code has changed since
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1153
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-bne-pc
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x2, 1
    addi x1, x0, 0
at_80000008:
    bne x2, x0, at_80000008
