# Shows the fault interp-pair-lbu-signed, memory: a pair LBU, BNE sign-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 4365
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-lbu-rd
#: fuel = 18
#: pc = 0x80000000
#: x2 = 0x800117c0
#: data 0x80011fb8 = 80
    .option norvc
    .option norelax
    .text
at_80000000:
    lbu x1, 2040(x2)
    bne x1, x0, at_80000000
