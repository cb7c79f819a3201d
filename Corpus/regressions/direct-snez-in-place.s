# Shows the fault direct-snez-in-place, aliasing: SLTU with x0 first and rd = rs2 gives zero
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 130
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-sltu-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    sltu x1, x0, x1
