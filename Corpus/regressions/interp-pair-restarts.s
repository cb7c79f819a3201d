# Shows the fault interp-pair-restarts, optimizer: a pair ADDI, SD whose store needs care is done from ADDI on once more
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3484
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-addi-rd
#: fuel = 27
#: pc = 0x80000000
#: x1 = 0x80010000
    .option norvc
    .option norelax
    .text
at_80000000:
    addi x2, x2, 1
    sd x0, 1(x1)
    bne x0, x1, at_80000000
