# Shows the fault interp-hot-pair-stale, code cache: decoded code before a patched word is kept, pairs with it included
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 2686
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = block
#: signature = interp-patched-code
#: fuel = 91
#: pc = 0x80000000
#: x3 = 0x8000001c
#: x5 = 0x80019238
#: x6 = 0x2
#: data 0x80018a40 = 13000000000000009b00000000000000b3
    .option norvc
    .option norelax
    .text
at_80000000:
    add x4, x4, x6
    addi x0, x0, 0
    andi x1, x4, 24
    add x1, x1, x5
    lw x2, -2040(x1)
    sw x2, -24(x3)
    bne x1, x0, at_80000000
