# Shows the fault direct-check-aligns, optimizer: a load whose bounds check is left out drops the low three bits of its offset
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 24
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = direct-lb-rd
#: fuel = 2
#: pc = 0x80000000
#: x2 = 0x800155db
#: data 0x800155d2 = 01
    .option norvc
    .option norelax
    .text
    sw x0, 0(x2)
    lb x1, -9(x2)
