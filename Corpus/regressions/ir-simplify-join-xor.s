# Shows the fault ir-simplify-join-xor, optimizer: joins two XORs with immediates as if they were ORs
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 424
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-xori-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    xori x1, x1, 1
    xori x1, x1, 1
