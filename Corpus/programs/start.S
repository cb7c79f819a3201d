# Entry of every program here: calls main(argc, argv) and exits with its result.
    .globl _start
_start:
    ld   a0, 0(sp)
    addi a1, sp, 8
    call main
    li   a7, 93
    ecall

# long system_call(long number, long a, long b, long c)
    .globl system_call
system_call:
    mv   a7, a0
    mv   a0, a1
    mv   a1, a2
    mv   a2, a3
    ecall
    ret

    .section .note.GNU-stack,"",@progbits
