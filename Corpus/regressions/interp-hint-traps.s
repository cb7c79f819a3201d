# Shows the fault interp-hint-traps, decoding: ADDI to x0, a HINT, is a breakpoint unless it is NOP
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = interp-addi-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x1, 0
