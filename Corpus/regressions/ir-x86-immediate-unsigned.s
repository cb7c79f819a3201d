# Shows the fault ir-x86-immediate-unsigned, immediate: uses constants of 32 bits as immediates although the host sign-extends them
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-add-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    auipc x1, 0
    add x1, x1, x2
