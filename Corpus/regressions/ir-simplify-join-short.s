# Shows the fault ir-simplify-join-short, optimizer: joins two additions of immediates in 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-jalr-pc
#: fuel = 3
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 0
    add x3, x1, x2
    jalr x0, 1(x3)
