# Shows the fault interp-lwu-sign-extends, memory: LWU sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 6
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-lwu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80015e70
#: data 0x80015e90 = 80
    .option norvc
    .option norelax
    .text
    lwu x1, 29(x2)
