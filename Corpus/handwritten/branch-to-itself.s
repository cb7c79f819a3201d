# A branch to itself runs until fuel ends.
#: fuel = 101
    beq x0, x0, .
