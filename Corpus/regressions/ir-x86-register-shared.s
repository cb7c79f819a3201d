# Shows the fault ir-x86-register-shared, aliasing: a value takes a register although another that is still needed is in it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-addw-rd
#: fuel = 3
#: pc = 0x80000000
#: x3 = 0x1
    .option norvc
    .option norelax
    .text
    addi x1, x3, 0
    andi x4, x2, 1
    addw x2, x1, x0
