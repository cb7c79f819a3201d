# Shows the fault ir-simplify-extended-lwu, width: takes what LWU loads for sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 590
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sraiw-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80011f6c
#: data 0x80011f67 = 80
    .option norvc
    .option norelax
    .text
    lwu x3, -8(x2)
    sraiw x1, x3, 0
