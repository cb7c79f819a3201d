# Shows the fault direct-cache-no-invalidation, code cache: stores to code leave translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 27
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-patched-code
#: fuel = 5
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    jal x1, at_80000004
at_80000004:
    sw x0, 0(x1)
    jalr x0, 0(x1)
