# Shows the fault direct-cache-same-block, code cache: a block that patches itself runs on unpatched
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 12
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-patched-code
#: fuel = 2
#: pc = 0x80000000
#: x1 = 0x100
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    sw x1, 4(x2)
