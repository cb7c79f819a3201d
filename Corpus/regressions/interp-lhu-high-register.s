# Shows the fault interp-lhu-high-register, memory: LHU to x16 and above sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-lhu-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80020178
#: data 0x8001fffa = 80
    .option norvc
    .option norelax
    .text
    lhu x18, -383(x1)
