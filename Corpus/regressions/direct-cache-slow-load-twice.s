# Shows the fault direct-cache-slow-load-twice, accounting: a load that needs the runtime counts twice
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2800
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/68
#: signature = direct-ld-instret
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x7ffffffe
    .option norvc
    .option norelax
    .text
    ld x0, 2(x1)
