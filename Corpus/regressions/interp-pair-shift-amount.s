# Shows the fault interp-pair-shift-amount, optimizer: a pair SLLI, SRLI shifts both ways by the amount of the first
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 7028
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-srli-rd
#: fuel = 27
#: pc = 0x80000000
#: x2 = 0x2
    .option norvc
    .option norelax
    .text
at_80000000:
    slli x0, x0, 1
    srli x1, x2, 0
    bne x0, x1, at_80000000
