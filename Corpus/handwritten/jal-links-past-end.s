# The link of a jump in the last word is the end of memory, where nothing is.
#: pc = 0x8001fffc
#: x5 = 0x80000000
#: data 0x8001fffc = e7800200
    ecall
