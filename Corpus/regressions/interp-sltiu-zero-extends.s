# Shows the fault interp-sltiu-zero-extends, immediate: SLTIU zero-extends its immediate
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-sltiu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0xfff
    .option norvc
    .option norelax
    .text
    sltiu x1, x2, -1
