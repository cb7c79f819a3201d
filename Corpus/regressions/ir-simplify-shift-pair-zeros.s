# Shows the fault ir-simplify-shift-pair-zeros, width: rewrites SLLI, SRAI by 32 to a zero extension
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 315
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-srai-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    slli x2, x3, 32
    srai x1, x2, 32
