# Shows the fault ir-x86-shift-clobbers-count, aliasing: loads a constant into the register of the amount it is to be shifted by
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 236
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sraw-rd
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    lui x24, 1
    sraw x1, x24, x1
