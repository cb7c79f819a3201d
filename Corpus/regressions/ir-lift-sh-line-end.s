# Shows the fault ir-lift-sh-line-end, memory: SH across the end of a 256-byte line has its second byte wrong
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 243
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sh-memory
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80001ffe
    .option norvc
    .option norelax
    .text
    sh x0, 1(x1)
