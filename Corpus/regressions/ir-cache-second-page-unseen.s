# Shows the fault ir-cache-second-page-unseen, code cache: a store across pages invalidates in the first alone
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 72605
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 22
#: pc = 0x80000000
#: x2 = 0x1
#: x3 = 0x80000000
#: x4 = 0x8001d000
#: data 0x8001cfe4 = 2380010063000100330000009300000063860000000000000000000093000000
#: data ... = 23800100b3000000678002
    .option norvc
    .option norelax
    .text
    jal x5, . + 118756
    sd x0, -1(x4)
    auipc x1, 29
    jalr x0, -35(x1)
