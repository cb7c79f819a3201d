# Shows the fault direct-fuse-jalr-upper-lost, aliasing: AUIPC with JALR does not write the register of AUIPC
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 8
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-auipc-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 0
    jalr x0, 0(x1)
