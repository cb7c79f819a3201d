# Shows the fault ir-x86-sub-reversed, aliasing: subtracts the wrong way round when the result takes the right operand's register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 18
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sub-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x1
    .option norvc
    .option norelax
    .text
    addi x2, x1, 0
    sub x1, x3, x1
