# Shows the fault direct-fact-converted, width: takes a register behind a converted branch for sign-extended if it is on one way
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 15954
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/58
#: signature = direct-patched-code
#: fuel = 4
#: pc = 0x80000000
#: x2 = 0x800001f8
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    sw x2, -488(x2)
    bne x0, x2, at_8000000c
    addi x3, x0, 0
at_8000000c:
    addiw x1, x3, 0
