# Behind the code lie zeros: running into them is illegal.
    addi x10, x0, 1
