# Shows the fault interp-instret-counts-trap, accounting: an instruction that traps counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-fetch-instret
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jalr x0, 0(x0)
