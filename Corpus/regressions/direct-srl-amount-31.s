# Shows the fault direct-srl-amount-31, width: SRL uses five bits of its amount
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 7
#: engines = interp, ir, direct
#: modes = free
#: signature = direct-srl-rd
#: fuel = 3
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    srli x4, x3, 26
    addi x2, x0, 1
    srl x1, x2, x4
