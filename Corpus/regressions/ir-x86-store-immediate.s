# Shows the fault ir-x86-store-immediate, immediate: stores constants of 64 bits as immediates of 32
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 166
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-sd-memory
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x16, 0
    sd x16, 0(x1)
