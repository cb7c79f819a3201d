# Shows the fault interp-x0-writable, aliasing: LUI can write x0
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 13
#: engines = interp, ir, direct
#: modes = free
#: signature = interp-lui-rd
#: fuel = 6
#: pc = 0x80000000
#: x2 = 0x80000000
#: data 0x8001bfd8 = 3300000023000100330000003720
    .option norvc
    .option norelax
    .text
    auipc x1, 28
    jalr x0, -40(x1)
