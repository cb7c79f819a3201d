# Shows the fault ir-cache-block-first-page, code cache: a block depends on the page it begins in alone
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 94
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 2
#: pc = 0x80000ffc
#: x1 = 0x80001000
    .option norvc
    .option norelax
    .text
    .zero 4092
    sb x0, 0(x1)
    addi x0, x0, 0
