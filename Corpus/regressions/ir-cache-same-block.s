# Shows the fault ir-cache-same-block, code cache: a block that patches itself runs on unpatched
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 16
#: engines = interp, ir, direct, ir-portable, tiered
#: modes = free
#: signature = ir-srl-rd
#: fuel = 25
#: pc = 0x80000000
#: x2 = 0x8001c000
#: x4 = 0x8001a0a0
#: data 0x8001a028 = 13
#: data 0x8001bfdc = b3d90000b30000009b000000b30000003b00000017000000bb00000097000000
#: data ... = 9381eed16780212e
    .option norvc
    .option norelax
    .text
    jal x29, . + 114652
    add x3, x0, x4
    lw x1, -120(x3)
    sw x1, -36(x2)
    jal x0, . + 114636
