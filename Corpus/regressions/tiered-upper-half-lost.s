# Shows the fault tiered-upper-half-lost, tier-up: translated code gets the low half of a register that the interpreter changed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-ori-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x100000000
    .option norvc
    .option norelax
    .text
    beq x2, x2, at_80000004
at_80000004:
    ori x1, x2, 0
    addi x0, x0, 0
