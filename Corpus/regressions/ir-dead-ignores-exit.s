# Shows the fault ir-dead-ignores-exit, optimizer: liveness misses what the last exit reads
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-addiw-rd
#: fuel = 2
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    addiw x20, x0, 1
at_80000004:
    beq x1, x0, at_80000004
