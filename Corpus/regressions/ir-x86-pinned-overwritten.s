# Shows the fault ir-x86-pinned-overwritten, aliasing: computes into a guest register whose old value is still needed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 15
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/81
#: signature = ir-jalr-pc
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x2, 0
    add x1, x1, x2
    jalr x0, 1(x1)
