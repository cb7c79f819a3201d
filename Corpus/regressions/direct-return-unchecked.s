# Shows the fault direct-return-unchecked, branch: a predicted return goes where it went before without looking where it leads
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 10
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-jalr-pc
#: fuel = 8
#: pc = 0x80000004
    .option norvc
    .option norelax
    .text
at_80000000:
    jalr x1, 0(x1)
    auipc x2, 0
    jalr x1, -4(x2)
    jal x0, at_80000000
