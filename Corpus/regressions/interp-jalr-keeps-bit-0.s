# Shows the fault interp-jalr-keeps-bit-0, branch: JALR does not clear bit 0 of its target
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-jalr-exit
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x2
    .option norvc
    .option norelax
    .text
    jalr x0, -1(x1)
