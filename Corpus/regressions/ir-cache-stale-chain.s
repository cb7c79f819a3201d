# Shows the fault ir-cache-stale-chain, code cache: blocks chained to an invalidated one still jump into it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 1274
#: engines = interp, ir, direct
#: modes = free/58
#: signature = ir-patched-code
#: fuel = 7
#: pc = 0x80000000
#: x2 = 0x8000000c
    .option norvc
    .option norelax
    .text
    auipc x3, 0
    jalr x1, 12(x3)
    sw x0, 4(x2)
    beq x0, x0, at_80000010
at_80000010:
    jalr x0, 0(x1)
