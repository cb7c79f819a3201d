# Shows the fault ir-simplify-access-short, memory: adds what an address is moved by to a displacement of 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2714
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sh-memory
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x80010000
    .option norvc
    .option norelax
    .text
    addi x1, x0, 1
    add x1, x1, x2
    sh x1, 2047(x1)
