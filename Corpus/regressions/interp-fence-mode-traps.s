# Shows the fault interp-fence-mode-traps, decoding: FENCE with a mode is a breakpoint
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = interp-fence-exit
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    .word 0x1bb0000f
