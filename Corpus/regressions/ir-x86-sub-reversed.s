# Shows the fault ir-x86-sub-reversed, aliasing: subtracts the wrong way round when the result takes the right operand's register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-subw-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x1
    .option norvc
    .option norelax
    .text
    addi x2, x3, 0
    subw x1, x0, x2
