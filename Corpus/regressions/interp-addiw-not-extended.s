# Shows the fault interp-addiw-not-extended, width: ADDIW leaves the upper half of the 64-bit sum
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 3
#: engines = interp, ir, direct
#: modes = block
#: signature = interp-addiw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addiw x1, x2, 0
