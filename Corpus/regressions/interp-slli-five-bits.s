# Shows the fault interp-slli-five-bits, width: SLLI uses five bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-slli-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slli x1, x2, 62
