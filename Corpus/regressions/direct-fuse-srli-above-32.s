# Shows the fault direct-fuse-srli-above-32, width: SLLI 32 with SRLI by more than 32 shifts right by 32
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 361
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-srli-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slli x1, x2, 32
    srli x1, x1, 48
