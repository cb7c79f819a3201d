# Shows the fault interp-sraiw-amount-31, width: SRAIW by 31 shifts by 30
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2012
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-sraiw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x40000000
    .option norvc
    .option norelax
    .text
    sraiw x1, x2, 31
