# Shows the fault ir-dead-past-store, optimizer: drops a register write that the trap of a later store would show
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 9
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 3
#: pc = 0x80000000
#: x2 = 0x800001e0
    .option norvc
    .option norelax
    .text
    addi x1, x0, 1
    sw x0, -472(x2)
    addi x1, x0, 0
