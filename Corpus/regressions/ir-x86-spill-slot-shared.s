# Shows the fault ir-x86-spill-slot-shared, aliasing: gives every spilled value the same slot
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 679
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = ir-patched-code
#: fuel = 7
#: pc = 0x80000000
#: x4 = 0x80000000
#: x7 = 0x1
    .option norvc
    .option norelax
    .text
    sw x0, 0(x4)
    add x5, x7, x7
    add x3, x7, x1
    add x6, x1, x5
    add x1, x7, x2
    addi x5, x0, 0
    add x3, x1, x3
