// Starts QEMU on its harness such that the guest cannot do harm by a system call. Without arguments it starts what it was
// built for; `qemu_launcher QEMU ARGUMENTS...` starts something else.
//
// The harness leaves no ECALL in the programs it runs. Should a program make one nevertheless, QEMU can do no more for it
// than what it and the harness need themselves: use memory and signals of its own process, read files, write to the
// standard streams. Everything else is refused (EPERM). Filters of the system are inherited, and cannot be left.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef QEMU
#define QEMU "/usr/bin/qemu-riscv64"
#endif
#ifndef HARNESS
#define HARNESS "harness"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LOAD_HIGH(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field) + 4)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
// Goes on with the next statement, or skips `count`.
#define IF_EQUAL(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, count)
#define IF_ABOVE(value, count) BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, (unsigned)(value), 0, count)
#define IF_ANY(bits, count) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (unsigned)(bits), 0, count)

// These change nothing but the process itself.
static const int allowed[] = {
    SYS_read, SYS_readv, SYS_pread64, SYS_lseek, SYS_close, SYS_stat, SYS_lstat, SYS_fstat, SYS_newfstatat, SYS_statx,
    SYS_access, SYS_faccessat, SYS_readlink, SYS_readlinkat, SYS_getdents64, SYS_getcwd, SYS_poll, SYS_ppoll,
    SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_mincore, SYS_brk, SYS_membarrier,
    SYS_set_mempolicy, SYS_get_mempolicy, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigsuspend,
    SYS_rt_sigpending, SYS_rt_sigtimedwait, SYS_sigaltstack, SYS_setitimer, SYS_getitimer, SYS_restart_syscall,
    SYS_futex, SYS_nanosleep, SYS_clock_nanosleep, SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday, SYS_time,
    SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getrusage, SYS_times,
    SYS_set_robust_list, SYS_rseq, SYS_set_tid_address, SYS_arch_prctl, SYS_getrlimit, SYS_getrandom, SYS_sysinfo,
    SYS_uname, SYS_sched_getaffinity, SYS_sched_yield, SYS_exit, SYS_exit_group,
};

int main(int count, char **arguments)
{
    char *usual[] = {arguments[0], QEMU, HARNESS, NULL};
    if (count < 2) arguments = usual;
    struct sock_filter filter[64 + 2 * sizeof allowed / sizeof *allowed];
    size_t length = 0;
#define ADD(statement) filter[length++] = (struct sock_filter)statement
    ADD(LOAD(arch));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0));
    ADD(REFUSE(EPERM));
    ADD(LOAD(nr));
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        ADD(IF_EQUAL(allowed[i], 1));
        ADD(ALLOW);
    }
    // Writes go to the standard streams.
    const int writes[] = {SYS_write, SYS_writev};
    for (int i = 0; i < 2; i++) {
        ADD(IF_EQUAL(writes[i], 4));
        ADD(LOAD(args[0]));
        ADD(IF_ABOVE(STDERR_FILENO, 1));
        ADD(REFUSE(EPERM));
        ADD(ALLOW);
    }
    // Files are opened for reading.
    const int writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    ADD(IF_EQUAL(SYS_open, 4));
    ADD(LOAD(args[1]));
    ADD(IF_ANY(writing, 1));
    ADD(REFUSE(EPERM));
    ADD(ALLOW);
    ADD(IF_EQUAL(SYS_openat, 4));
    ADD(LOAD(args[2]));
    ADD(IF_ANY(writing, 1));
    ADD(REFUSE(EPERM));
    ADD(ALLOW);
    // Threads are started, no processes; clone3 hides which, and libraries do without it.
    ADD(IF_EQUAL(SYS_clone3, 1));
    ADD(REFUSE(ENOSYS));
    ADD(IF_EQUAL(SYS_clone, 4));
    ADD(LOAD(args[0]));
    ADD(IF_ANY(CLONE_THREAD, 1));
    ADD(ALLOW);
    ADD(REFUSE(EPERM));
    // Signals and limits are the process's own.
    ADD(IF_EQUAL(SYS_tgkill, 4));
    ADD(LOAD(args[0]));
    ADD(IF_EQUAL(getpid(), 1));
    ADD(ALLOW);
    ADD(REFUSE(EPERM));
    ADD(IF_EQUAL(SYS_prlimit64, 4));
    ADD(LOAD(args[0]));
    ADD(IF_EQUAL(0, 1));
    ADD(ALLOW);
    ADD(REFUSE(EPERM));
    // The one program that is started is named by our own argument.
    ADD(IF_EQUAL(SYS_execve, 6));
    ADD(LOAD(args[0]));
    ADD(IF_EQUAL((size_t)arguments[1], 3));
    ADD(LOAD_HIGH(args[0]));
    ADD(IF_EQUAL((size_t)arguments[1] >> 32, 1));
    ADD(ALLOW);
    ADD(REFUSE(EPERM));
    ADD(REFUSE(EPERM));
    struct sock_fprog program = {.len = (unsigned short)length, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
        fprintf(stderr, "qemu_launcher: no filter of system calls: %s\n", strerror(errno));
        return 70;
    }
    execv(arguments[1], arguments + 1);
    fprintf(stderr, "qemu_launcher: cannot start %s: %s\n", arguments[1], strerror(errno));
    return 69;
}
