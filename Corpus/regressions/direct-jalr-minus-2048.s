# Shows the fault direct-jalr-minus-2048, immediate: JALR adds 2048 instead of -2048
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 78
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/42
#: signature = direct-jalr-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jalr x0, -2048(x0)
