# Shows the fault direct-fuse-byte-signed, width: SLLI 56 with SRLI 56 sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 491
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-srli-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x80
    .option norvc
    .option norelax
    .text
    slli x1, x2, 56
    srli x1, x1, 56
