# Shows the fault direct-misaligned-jump-links, branch: a JAL to a misaligned target writes rd
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 111
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-jal-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jal x1, . + 2
