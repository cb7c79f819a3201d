# A load that faults leaves rd alone, even when rd is its base.
#: x1 = 0x80020000
    lw x1, 0(x1)
    ecall
