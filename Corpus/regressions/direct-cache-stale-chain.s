# Shows the fault direct-cache-stale-chain, code cache: blocks chained to an invalidated one still jump into it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2477
#: engines = interp, ir, direct
#: modes = free/41
#: signature = direct-sraw-rd
#: fuel = 10
#: pc = 0x80000000
#: x3 = 0xf
#: x4 = 0x80000030
    .option norvc
    .option norelax
    .text
    jal x1, at_80000024
    sw x3, -8(x4)
    jal x1, at_80000024
    sraw x1, x2, x0
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
    addi x0, x0, 0
at_80000024:
    jal x0, at_80000028
at_80000028:
    addi x2, x1, 0
    jalr x0, 0(x1)
