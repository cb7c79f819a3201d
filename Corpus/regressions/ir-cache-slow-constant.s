# Shows the fault ir-cache-slow-constant, memory: a store of a constant that needs the runtime zero-extends it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 3
#: seed = 1
#: program = 149
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sd-memory
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x3, x0, -1
    sd x3, 0(x1)
