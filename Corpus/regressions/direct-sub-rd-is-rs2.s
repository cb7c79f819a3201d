# Shows the fault direct-sub-rd-is-rs2, aliasing: SUB with rd = rs2 loses rs2 first
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 11
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-sub-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    sub x2, x1, x2
