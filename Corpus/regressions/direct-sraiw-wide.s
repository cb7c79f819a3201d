# Shows the fault direct-sraiw-wide, width: SRAIW shifts all 64 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 39
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-sraiw-rd
#: fuel = 2
#: pc = 0x80000004
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    sraiw x1, x2, 0
    jal x0, at_80000000
