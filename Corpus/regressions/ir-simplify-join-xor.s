# Shows the fault ir-simplify-join-xor, optimizer: joins two XORs with immediates as if they were ORs
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 679
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-xori-rd
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x1, 1
    xor x3, x2, x1
    xori x1, x3, -1
