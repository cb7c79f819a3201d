# Shows the fault ir-cache-one-block, code cache: a store invalidates only one of the blocks that it changes
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 281
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-patched-code
#: fuel = 12
#: pc = 0x80000000
#: x4 = 0x8
#: x5 = 0x8001a018
#: x6 = 0x80000010
#: data 0x80019828 = 330000000000000001
    .option norvc
    .option norelax
    .text
at_80000000:
    add x1, x1, x4
    add x2, x1, x5
    lw x3, -2040(x2)
    sw x3, 0(x6)
    .word 0x00000000
    bne x1, x0, at_80000000
