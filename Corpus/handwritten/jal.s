# JAL links the address after itself, forwards and backwards, and in any register.
    jal x1, first
    ori x10, x10, 1
second:
    jal x31, third
    ori x10, x10, 2
first:
    jal x5, second
    ori x10, x10, 4
third:
    jal x0, last
    ori x10, x10, 8
last:
    ecall
