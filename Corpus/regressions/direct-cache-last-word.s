# Shows the fault direct-cache-last-word, code cache: a block does not depend on its last instruction
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 301
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-patched-code
#: fuel = 2
#: pc = 0x800000fc
#: x1 = 0x80000100
    .option norvc
    .option norelax
    .text
    .zero 252
    sw x0, 0(x1)
    addi x0, x0, 0
