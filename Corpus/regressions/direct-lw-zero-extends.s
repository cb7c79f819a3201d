# Shows the fault direct-lw-zero-extends, memory: LW zero-extends
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 83
#: engines = interp, ir, direct
#: modes = block
#: signature = direct-lw-rd
#: fuel = 2
#: pc = 0x80000004
#: x2 = 0x80000138
#: x3 = 0x8001ffcb
#: data 0x8001fffb = 80
    .option norvc
    .option norelax
    .text
    lw x1, 45(x3)
    jalr x0, -312(x2)
