# Shows the fault direct-sextw-is-move, width: ADDIW with 0 moves its operand
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 3
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-addiw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    addiw x1, x2, 0
