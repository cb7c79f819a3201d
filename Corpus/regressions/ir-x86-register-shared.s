# Shows the fault ir-x86-register-shared, aliasing: a value takes rsi although another that is still needed is in it
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 1
#: seed = 1
#: program = 0
#: engines = interp, ir, direct
#: modes = block
#: signature = ir-sd-exit
#: fuel = 5
#: pc = 0x80000000
#: x2 = 0x7fffffff
#: x3 = 0x7fffffff
    .option norvc
    .option norelax
    .text
    lh x1, 1(x3)
    lw x0, 1(x2)
    sll x1, x0, x1
    lb x0, 1(x2)
    sd x0, 1(x3)
