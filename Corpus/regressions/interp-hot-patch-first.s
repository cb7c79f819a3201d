# Shows the fault interp-hot-patch-first, code cache: a store to decoded code forgets only the first word
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 16692
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-patched-code
#: fuel = 46
#: pc = 0x80000008
#: x2 = 0x8001a3b8
#: x3 = 0x80000190
#: data 0x8001a2c0 = 13
    .option norvc
    .option norelax
    .text
    addi x0, x0, 0
    jalr x0, 0(x5)
    addi x1, x0, 8
at_8000000c:
    jalr x5, -400(x3)
    addi x1, x1, -1
    bne x1, x0, at_8000000c
    ld x4, -248(x2)
    sd x4, -400(x3)
    jalr x0, -400(x3)
