# Shows the fault tiered-register-lost, tier-up: a register that the interpreter changed has its old value in translated code
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-addi-rd
#: fuel = 4
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x4, x0, 1
    bne x0, x4, at_80000008
at_80000008:
    ld x2, 0(x3)
    addi x1, x2, 0
