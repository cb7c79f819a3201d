# Shows the fault tiered-store-unseen, code cache: what the interpreter stores leaves translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 47
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-patched-code
#: fuel = 8
#: pc = 0x80000000
#: x2 = 0x7fffffff
#: x3 = 0x8
    .option norvc
    .option norelax
    .text
    addi x4, x0, 7
    addi x4, x4, 1
    beq x3, x4, at_8000000c
at_8000000c:
    jal x1, at_80000018
    sw x0, 24(x2)
    jal x0, at_80000018
at_80000018:
    jalr x0, 0(x1)
