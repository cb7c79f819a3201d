# Shows the fault interp-pair-reads-early, optimizer: the branch of a pair ADDI, BNE reads its registers before ADDI has written
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 26
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-bne-pc
#: fuel = 47
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
at_80000000:
    addi x1, x0, 2
at_80000004:
    addi x1, x1, -1
    bne x1, x0, at_80000004
    jal x0, at_80000000
