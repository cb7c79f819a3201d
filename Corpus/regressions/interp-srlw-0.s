# Shows the fault interp-srlw-0, width: SRLW by 0 has the upper half inverted
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 1
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-srlw-rd
#: fuel = 1
#: pc = 0x80000000
    .option norvc
    .option norelax
    .text
    srlw x1, x0, x0
