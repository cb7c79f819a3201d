# Running past the last word of memory faults at the end of memory.
#: x10 = 1
#: pc = 0x8001fff8
#: data 0x8001fff8 = 13051500 13051500
    ecall
