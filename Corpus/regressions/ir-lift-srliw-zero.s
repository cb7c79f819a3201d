# Shows the fault ir-lift-srliw-zero, width: SRLIW by 0 does not sign-extend
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 551
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/16
#: signature = ir-srliw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    srliw x1, x2, 0
