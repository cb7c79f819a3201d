# Shows the fault direct-fact-srli-32, width: takes what SRLI 32 gives for sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1111
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-addiw-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x8000000000000000
    .option norvc
    .option norelax
    .text
    srli x2, x2, 32
    addiw x1, x2, 0
