# Shows the fault direct-cache-predicted-stale, code cache: predicted jumps to an invalidated block still go there
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 10659
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/17
#: signature = direct-srliw-rd
#: fuel = 33
#: pc = 0x80000000
#: x2 = 0x80018020
#: x5 = 0x1b
#: x6 = 0x80000020
#: x12 = 0x100
#: data 0x80018038 = b3010000000000001b5646
    .option norvc
    .option norelax
    .text
at_80000000:
    add x3, x3, x5
    addi x0, x0, 0
    addi x0, x0, 0
    jal x1, at_80000028
    andi x7, x3, 24
    add x7, x7, x2
    lw x4, 8(x7)
    sw x4, 8(x6)
    jalr x1, 8(x6)
    bne x0, x1, at_80000000
at_80000028:
    addi x0, x0, 0
    jalr x0, 0(x1)
