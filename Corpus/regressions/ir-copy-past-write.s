# Shows the fault ir-copy-past-write, optimizer: reads a guest register's old value after it was written
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-srlw-rd
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x0, x3, 0
    ld x3, 0(x2)
    srlw x1, x3, x0
