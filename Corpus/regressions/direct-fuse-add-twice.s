# Shows the fault direct-fuse-add-twice, aliasing: SLLI with ADD of its result to itself adds the old value
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2098
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-add-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slli x2, x1, 1
    add x2, x2, x2
