# Shows the fault direct-cache-same-block, code cache: a block that patches itself runs on unpatched
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 7
#: engines = interp, ir, direct
#: modes = free
#: signature = direct-patched-code
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x80000008
    .option norvc
    .option norelax
    .text
    sd x0, -4(x1)
    addi x0, x0, 0
