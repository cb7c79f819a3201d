# Shows the fault ir-cache-load-tval-last, memory: tval of a load is its last byte
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 14
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lw-tval
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lw x0, 0(x0)
