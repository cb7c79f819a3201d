# Shows the fault tiered-store-unseen, code cache: what the interpreter stores leaves translations valid
# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000
#: generator = 2
#: seed = 1
#: program = 365
#: engines = interp, ir, direct, tiered, ir-portable
#: modes = block
#: signature = tiered-patched-code
#: fuel = 20
#: pc = 0x80000000
#: x2 = 0x8001c000
#: x19 = 0x80000000
#: x25 = 0x80000000
#: data 0x8001bffc = a30001000f0000008300010023806c0013000000330d3d0123004d0083000100
#: data ... = 678002
    .option norvc
    .option norelax
    .text
    jalr x5, -4(x2)
    sw x0, 0(x2)
    jalr x0, 0(x2)
