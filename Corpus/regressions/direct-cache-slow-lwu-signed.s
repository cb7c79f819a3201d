# Shows the fault direct-cache-slow-lwu-signed, memory: LWU that needs the runtime sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 350
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-lwu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80020148
#: data 0x8001fffb = 80
    .option norvc
    .option norelax
    .text
    lwu x1, -336(x2)
