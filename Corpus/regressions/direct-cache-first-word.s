# Shows the fault direct-cache-first-word, code cache: a store invalidates what begins with its first word alone
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 9337
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-patched-code
#: fuel = 6
#: pc = 0x80000000
#: x1 = 0x80000190
    .option norvc
    .option norelax
    .text
at_80000000:
    jal x0, at_80000008
    addi x0, x0, 0
at_80000008:
    sd x0, -396(x1)
    jal x0, at_80000000
