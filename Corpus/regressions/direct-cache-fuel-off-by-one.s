# Shows the fault direct-cache-fuel-off-by-one, accounting: retires one instruction more than fuel allows in mid-block
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 26
#: engines = interp, ir, direct
#: modes = free/81
#: signature = direct-sllw-pc
#: fuel = 115
#: pc = 0x80000000
#: x1 = 0x1
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
at_8000000c:
    sllw x0, x0, x0
    addi x2, x0, 4
at_80000014:
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
    addi x2, x2, -1
    bne x2, x0, at_80000014
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
    bne x1, x0, at_8000000c
