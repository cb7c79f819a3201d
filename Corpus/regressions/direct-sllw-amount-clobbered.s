# Shows the fault direct-sllw-amount-clobbered, aliasing: SLLW with rd = rs2 shifts by its own operand
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 5
#: engines = interp, ir, direct
#: modes = free
#: signature = direct-sllw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x0, 1
    sllw x1, x2, x1
