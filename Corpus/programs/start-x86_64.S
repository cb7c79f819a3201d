# start.S for the host, so that 'rvfuzz bench' can build the same programs for it: the entry, and the one system call
# that they make besides exiting, under its number on RISC-V.
    .globl _start
_start:
    mov  (%rsp), %rdi
    lea  8(%rsp), %rsi
    call main
    mov  %eax, %edi
    mov  $60, %eax
    syscall

# long system_call(long number, long a, long b, long c)
    .globl system_call
system_call:
    mov  $-38, %rax
    cmp  $64, %rdi
    jne  1f
    mov  $1, %eax
    mov  %rsi, %rdi
    mov  %rdx, %rsi
    mov  %rcx, %rdx
    syscall
1:  ret

    .section .note.GNU-stack,"",@progbits
