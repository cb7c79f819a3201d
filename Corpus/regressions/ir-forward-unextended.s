# Shows the fault ir-forward-unextended, optimizer: reads what was extended where the extension was written to a register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 63
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srli-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x2, x0, x3
    srli x1, x2, 0
