# Shows the fault direct-auipc-top-bit, immediate: AUIPC loses the top bit of its immediate
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-auipc-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 1048575
