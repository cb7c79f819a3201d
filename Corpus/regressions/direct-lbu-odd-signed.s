# Shows the fault direct-lbu-odd-signed, memory: LBU with an odd offset sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 32
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-lbu-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x8001fff3
#: data 0x8001fffa = 80
    .option norvc
    .option norelax
    .text
    lbu x1, 7(x2)
