# Shows the fault direct-trap-retires, accounting: a trap in mid-block counts as retired
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-ecall-exit
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    ecall
