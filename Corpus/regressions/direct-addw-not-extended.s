# Shows the fault direct-addw-not-extended, width: ADDW zero-extends its result
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-addw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addw x1, x2, x1
