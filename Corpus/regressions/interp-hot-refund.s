# Shows the fault interp-hot-refund, accounting: what is left of a stretch of code counts as retired where the stretch is left early
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 17
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-bltu-pc
#: fuel = 18
#: pc = 0x80000000
#: x1 = 0x80000ff9
    .option norvc
    .option norelax
    .text
at_80000000:
    lw x0, 0(x1)
    bltu x0, x1, at_80000000
