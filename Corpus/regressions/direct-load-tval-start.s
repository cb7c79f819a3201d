# Shows the fault direct-load-tval-start, memory: tval of a straddling load is its first byte
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-lw-tval
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x8001ffe4
    .option norvc
    .option norelax
    .text
    lw x0, 25(x1)
