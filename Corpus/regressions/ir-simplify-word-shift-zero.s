# Shows the fault ir-simplify-word-shift-zero, width: drops a word shift by 0 without extending
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 60
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free/40
#: signature = ir-sllw-rd
#: fuel = 1
#: pc = 0x80000000
#: x2 = 0x80000000
    .option norvc
    .option norelax
    .text
    sllw x1, x2, x0
