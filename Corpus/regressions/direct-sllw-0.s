# Shows the fault direct-sllw-0, width: SLLW by 0 has the upper half inverted
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = direct-sllw-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    sllw x1, x0, x0
