# Shows the fault direct-sraiw-wide, width: SRAIW shifts all 64 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 21
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sraiw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    sraiw x1, x2, 1
