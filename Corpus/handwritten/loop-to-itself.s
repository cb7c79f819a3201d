# A jump to itself runs until fuel ends.
#: fuel = 100
    jal x0, .
