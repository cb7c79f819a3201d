# Shows the fault direct-fuse-addiw-wide, width: LUI or AUIPC with ADDIW makes a sum of 64 bits
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 614
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/33
#: signature = direct-addiw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 0
    addiw x1, x1, 0
