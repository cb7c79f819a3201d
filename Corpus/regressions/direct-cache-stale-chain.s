# Shows the fault direct-cache-stale-chain, code cache: blocks chained to an invalidated one still jump into it
# By hand: the block at the head chains to the next, which patches itself and is reached again through the chain.
#: engines = interp, ir, direct
#: modes = free/1000
#: signature = direct-patched-code
#: fuel = 40
#: pc = 0x80000000
#: x2 = 0x80000008
#: x3 = 0x73
    .option norvc
    .option norelax
    .text
head:
    beq x0, x0, patched
    ebreak
patched:
    addi x0, x0, 0
    sw x3, 0(x2)
    beq x0, x0, head
