# Shows the fault direct-cache-predicted-refund, accounting: a predicted jump to a misaligned target counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 3
#: seed = 1
#: program = 283
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/45
#: signature = direct-jalr-instret
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x2
    .option norvc
    .option norelax
    .text
    jalr x0, 0(x1)
