# Shows the fault ir-x86-sraiw-zeros, width: leaves out the extension of SRAIW
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 10
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-sraiw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    sraiw x1, x2, 1
