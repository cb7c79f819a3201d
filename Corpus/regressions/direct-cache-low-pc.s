# Shows the fault direct-cache-low-pc, code cache: looks blocks up by the low 11 bits of pc
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 71
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-srlw-pc
#: fuel = 2
#: pc = 0x80000000
#: data 0x8001d000 = 3bd4
    .option norvc
    .option norelax
    .text
    jal x0, . + 118784
