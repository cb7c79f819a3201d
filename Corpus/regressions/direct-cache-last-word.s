# Shows the fault direct-cache-last-word, code cache: a block does not depend on its last instruction
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2680
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-patched-code
#: fuel = 11
#: pc = 0x80000000
#: x2 = 0x8001d000
#: x16 = 0x1
#: data 0x8001d00c = 330000006300000133000000330000006780
    .option norvc
    .option norelax
    .text
    jal x1, at_80000008
    sw x0, 16(x2)
at_80000008:
    jal x0, . + 118788
