# Shows the fault interp-load-x0-dropped, memory: a load to x0 never faults
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 99
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-ld-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    ld x0, 0(x0)
