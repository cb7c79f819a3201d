# Shows the fault ir-lift-jal-link-short, branch: JAL links its own address
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2
#: engines = interp, ir, direct
#: modes = free
#: signature = ir-jal-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    jal x1, at_80000000
