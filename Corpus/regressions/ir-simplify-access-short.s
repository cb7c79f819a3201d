# Shows the fault ir-simplify-access-short, memory: adds what an address is moved by to a displacement of 12 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 613
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sw-memory
#: fuel = 4
#: pc = 0x80000000
#: x1 = 0x1
#: x3 = 0x80010000
    .option norvc
    .option norelax
    .text
    addi x4, x0, 14
    addi x2, x4, 0
    add x2, x2, x3
    sw x1, 2040(x2)
