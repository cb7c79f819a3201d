# Shows the fault tiered-store-unseen, code cache: what the interpreter stores leaves translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 47
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-patched-code
#: fuel = 5
#: pc = 0x80000000
#: x2 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    jal x1, at_8000000c
    sw x0, 12(x2)
    jal x0, at_8000000c
at_8000000c:
    jalr x0, 0(x1)
