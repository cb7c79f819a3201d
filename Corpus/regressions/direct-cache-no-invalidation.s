# Shows the fault direct-cache-no-invalidation, code cache: stores to code leave translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 27
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-patched-code
#: fuel = 7
#: pc = 0x80000000
#: x2 = 0x80000000
#: data 0x8001c000 = 2300010093000000670001
    .option norvc
    .option norelax
    .text
    auipc x1, 28
    jalr x0, 0(x1)
