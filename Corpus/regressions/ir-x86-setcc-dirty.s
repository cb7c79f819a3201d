# Shows the fault ir-x86-setcc-dirty, aliasing: a comparison leaves bits 8 to 63 of its result register
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-jalr-memory
#: fuel = 8
#: pc = 0x80000000
#: x1 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    addi x3, x2, 0
    slti x4, x2, 0
    add x2, x0, x4
    addi x4, x0, 0
    addi x3, x0, 0
    sh x2, 60(x1)
    addi x2, x0, 0
    jalr x0, 0(x0)
