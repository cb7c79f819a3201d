# Shows the fault interp-sraw-logical, width: SRAW shifts in zeros
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 23
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-sraw-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x0, 1
    sraw x1, x3, x2
