# Shows the fault ir-x86-sb-unseen, code cache: SB to code leaves translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 374
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-patched-code
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000004
    .option norvc
    .option norelax
    .text
    sb x1, 0(x1)
