# Shows the fault ir-x86-register-shared, aliasing: a value takes a register although another that is still needed is in it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-beq-exit
#: fuel = 4
#: pc = 0x80000000
#: x7 = 0x80010000
    .option norvc
    .option norelax
    .text
    sh x0, 0(x7)
    addi x1, x22, 0
    lb x0, 0(x7)
at_8000000c:
    beq x0, x1, at_8000000c
