# Shows the fault ir-forward-past-store, memory: a load is taken from an earlier access although a store through another register came between
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 8725
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lw-rd
#: fuel = 4
#: pc = 0x80000000
#: x2 = 0x80010000
    .option norvc
    .option norelax
    .text
    sw x2, -12(x2)
    add x3, x1, x2
    sd x0, -12(x3)
    lw x1, -12(x2)
