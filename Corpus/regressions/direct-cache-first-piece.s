# Shows the fault direct-cache-first-piece, code cache: a block that goes on behind a jump depends on what is before it alone
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 670
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/17
#: signature = direct-patched-code
#: fuel = 3
#: pc = 0x80000000
#: x1 = 0x8001d000
#: data 0x8001d000 = 01
    .option norvc
    .option norelax
    .text
    sw x0, 0(x1)
    jal x0, . + 118780
