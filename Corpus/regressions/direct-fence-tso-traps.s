# Shows the fault direct-fence-tso-traps, decoding: FENCE.TSO is a breakpoint
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 67
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-fence-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    fence.tso
