# Shows the fault ir-cache-exit-refund, accounting: instret counts one too many when a block exits early
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-lw-instret
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lw x0, 0(x0)
