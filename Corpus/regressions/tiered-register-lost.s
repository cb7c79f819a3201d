# Shows the fault tiered-register-lost, tier-up: a register that the interpreter changed has its old value in translated code
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 10
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = free
#: signature = tiered-auipc-cause
#: fuel = 9
#: pc = 0x80000008
    .option norvc
    .option norelax
    .text
at_80000000:
    addi x0, x0, 0
    jalr x0, 0(x1)
    auipc x2, 0
    jalr x1, -8(x2)
    jal x1, at_80000000
    auipc x0, 0
