# Shows the fault ir-cache-block-first-page, code cache: a block depends on the page it begins in alone
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 107
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 17
#: pc = 0x80000000
#: x2 = 0x8001d000
#: data 0x8001cfec = 030001001b000000170000003b000000838800003b000000e780
    .option norvc
    .option norelax
    .text
    jal x1, . + 118764
    sw x0, 0(x2)
    jalr x0, -28(x1)
