// Starts QEMU such that the guest cannot do harm by a system call: `qemu_launcher QEMU ARGUMENTS...`.
//
// The harness leaves no ECALL in the programs it runs. Should one come about nevertheless, what it could ask for is refused
// here (EPERM): whatever changes files, starts or ends processes, or opens connections. QEMU itself needs none of it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define UNLESS(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1)

// Changes files, processes, other machines.
static const int refused[] = {
    SYS_fork, SYS_vfork, SYS_kill, SYS_tkill, SYS_rename, SYS_renameat, SYS_renameat2, SYS_unlink, SYS_unlinkat,
    SYS_rmdir, SYS_mkdir, SYS_mkdirat, SYS_mknod, SYS_mknodat, SYS_link, SYS_linkat, SYS_symlink, SYS_symlinkat,
    SYS_truncate, SYS_ftruncate, SYS_fallocate, SYS_chmod, SYS_fchmod, SYS_fchmodat, SYS_chown, SYS_fchown,
    SYS_lchown, SYS_fchownat, SYS_utimensat, SYS_creat, SYS_socket, SYS_connect, SYS_bind, SYS_sendto, SYS_sendmsg,
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_reboot, SYS_sethostname, SYS_settimeofday,
    SYS_clock_settime, SYS_adjtimex, SYS_ptrace, SYS_process_vm_writev, SYS_setuid, SYS_setgid, SYS_init_module,
    SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_bpf, SYS_swapon, SYS_swapoff, SYS_acct,
    SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_memfd_create, SYS_io_uring_setup,
};

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("usage: qemu_launcher QEMU ARGUMENTS...\n", stderr);
        return 64;
    }
    struct sock_filter filter[32 + 2 * sizeof refused / sizeof *refused];
    size_t length = 0;
#define ADD(statement) filter[length++] = (struct sock_filter)statement
    ADD(LOAD(arch));
    ADD(UNLESS(AUDIT_ARCH_X86_64));
    ADD(BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0));
    ADD(REFUSE);
    ADD(LOAD(nr));
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ADD(UNLESS((unsigned)refused[i]));
        ADD(REFUSE);
    }
    // Programs are started from this one place alone: the pointer is that of our own argument.
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execve, 0, 3));
    ADD(LOAD(args[0]));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(size_t)arguments[1], 1, 0));
    ADD(REFUSE);
    ADD(LOAD(nr));
    ADD(UNLESS(SYS_execveat));
    ADD(REFUSE);
    // Files are opened for reading.
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 0, 3));
    ADD(LOAD(args[1]));
    ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 4));
    ADD(REFUSE);
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 2));
    ADD(LOAD(args[2]));
    ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 1, 0));
    ADD(ALLOW);
    ADD(REFUSE);
    struct sock_fprog program = {.len = (unsigned short)length, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
        fprintf(stderr, "qemu_launcher: no filter of system calls: %s\n", strerror(errno));
        return 70;
    }
    execv(arguments[1], arguments + 1);
    fprintf(stderr, "qemu_launcher: cannot start %s: %s\n", arguments[1], strerror(errno));
    return 69;
}
