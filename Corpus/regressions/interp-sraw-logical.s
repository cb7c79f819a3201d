# Shows the fault interp-sraw-logical, width: SRAW shifts in zeros
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-sraw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xffffffff
    .option norvc
    .option norelax
    .text
    sraw x1, x2, x2
