# Shows the fault direct-srl-amount-31, width: SRL uses five bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 34
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-srl-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addi x2, x0, -1
    srl x1, x2, x2
