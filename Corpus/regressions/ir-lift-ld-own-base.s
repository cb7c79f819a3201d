# Shows the fault ir-lift-ld-own-base, aliasing: LD into its own base register ignores its offset
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 37
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-ld-rd
#: fuel = 1
#: pc = 0x80000000
#: x1 = 0x80018c38
#: data 0x80018b38 = 01
    .option norvc
    .option norelax
    .text
    ld x1, -256(x1)
