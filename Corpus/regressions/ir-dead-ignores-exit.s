# Shows the fault ir-dead-ignores-exit, optimizer: liveness misses what the last exit reads
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 2
#: engines = interp, ir, direct
#: modes = free
#: signature = ir-srai-rd
#: fuel = 3
#: pc = 0x80000000
#: x1 = 0x80000000
    .option norvc
    .option norelax
    .text
    lb x24, 0(x1)
at_80000004:
    beq x0, x1, at_80000004
    srai x1, x24, 0
