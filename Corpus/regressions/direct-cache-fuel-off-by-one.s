# Shows the fault direct-cache-fuel-off-by-one, accounting: retires one instruction more than fuel allows in mid-block
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 11
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-addi-pc
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    addi x0, x0, 0
