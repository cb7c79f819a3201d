# Shows the fault direct-cache-predicted-stale, code cache: predicted jumps to an invalidated block still go there
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 281
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-patched-code
#: fuel = 6
#: pc = 0x80000000
#: x2 = 0x80000004
    .option norvc
    .option norelax
    .text
at_80000000:
    jalr x1, 0(x2)
    sw x0, 0(x1)
    bne x1, x0, at_80000000
