# Shows the fault interp-sw-line-end, memory: SW across the end of a 64-byte line has its third byte wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 6
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sw-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80003ffb
    .option norvc
    .option norelax
    .text
    sw x0, 3(x1)
