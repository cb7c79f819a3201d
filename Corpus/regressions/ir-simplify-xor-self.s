# Shows the fault ir-simplify-xor-self, optimizer: rewrites x ^ x to x
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 15
#: engines = interp, ir, direct
#: modes = free/81
#: signature = ir-xor-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    xor x1, x2, x2
