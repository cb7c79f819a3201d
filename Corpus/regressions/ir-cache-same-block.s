# Shows the fault ir-cache-same-block, code cache: a block that patches itself runs on unpatched
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 0
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000001
    .option norvc
    .option norelax
    .text
    sw x0, 0(x1)
    addi x0, x0, 0
