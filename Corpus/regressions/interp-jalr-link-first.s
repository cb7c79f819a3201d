# Shows the fault interp-jalr-link-first, aliasing: JALR writes rd before it reads rs1
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-jalr-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jalr x1, 0(x1)
