# Shows the fault interp-x0-writable, aliasing: LUI can write x0
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 30
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-lui-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x0, 1
