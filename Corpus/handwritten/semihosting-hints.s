# The shifts around EBREAK that debuggers look for are HINTs; EBREAK traps as always.
    slli x0, x0, 31
    ebreak
    srai x0, x0, 7
