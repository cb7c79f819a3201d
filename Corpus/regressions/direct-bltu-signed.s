# Shows the fault direct-bltu-signed, compare: BLTU compares signed
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-bltu-pc
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
at_80000000:
    bltu x1, x0, at_80000000
