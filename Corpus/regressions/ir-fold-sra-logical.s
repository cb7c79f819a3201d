# Shows the fault ir-fold-sra-logical, optimizer: folds an arithmetic right shift as a logical one
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1023
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-srai-rd
#: fuel = 4
#: pc = 0x80000000
#: x2 = 0x8000000c
#: x3 = 0x8001ae00
#: data 0x8001a60c = 37180080
    .option norvc
    .option norelax
    .text
    ld x16, -2040(x3)
    sd x16, -8(x2)
    addi x0, x0, 0
    srai x1, x16, 1
