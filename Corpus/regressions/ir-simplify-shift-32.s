# Shows the fault ir-simplify-shift-32, optimizer: drops a 64-bit shift by 32
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 50
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-slli-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x1
    .option norvc
    .option norelax
    .text
    slli x1, x2, 32
