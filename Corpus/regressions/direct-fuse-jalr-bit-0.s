# Shows the fault direct-fuse-jalr-bit-0, branch: AUIPC with JALR keeps bit 0 of the target
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 8
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-jalr-exit
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    lui x1, 0
    jalr x0, 1(x1)
