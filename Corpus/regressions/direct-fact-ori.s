# Shows the fault direct-fact-ori, width: takes ORI with an immediate that is not negative for sign-extended
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 839
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sraiw-rd
#: fuel = 2
#: pc = 0x80000000
#: x3 = 0x80000000
    .option norvc
    .option norelax
    .text
    ori x2, x3, 1
    sraiw x1, x2, 0
