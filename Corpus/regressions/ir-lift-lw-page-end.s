# Shows the fault ir-lift-lw-page-end, memory: LW across the end of a page has the half beyond it wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 243
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-lw-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80001009
    .option norvc
    .option norelax
    .text
    lw x1, -11(x1)
