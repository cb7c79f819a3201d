# Shows the fault direct-store-unseen, code cache: a store whose bounds check is left out leaves translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 398
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-patched-code
#: fuel = 3
#: pc = 0x80000000
#: x1 = 0x1
#: x2 = 0x80000124
    .option norvc
    .option norelax
    .text
    sw x0, 0(x2)
    sd x1, -284(x2)
