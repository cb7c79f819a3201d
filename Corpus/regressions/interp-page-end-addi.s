# Shows the fault interp-page-end-addi, decoding: ADDI in the last word of a page adds nothing
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 28
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-addi-rd
#: fuel = 6
#: pc = 0x80000000
#: data 0x8001bfec = b3000000930000001300000097000000930030
    .option norvc
    .option norelax
    .text
    jal x0, . + 114668
