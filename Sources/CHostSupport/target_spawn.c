#define _GNU_SOURCE
#include "target_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// Bytes of the pipes: programs and answers come by hundreds.
static const int pipe_bytes = 1 << 20;

pid_t target_spawn(char *const *argv, int *pipes)
{
    int in[2], out[2], err[2], failed[2];
    // A socket, as writing to one whose other end is closed need not end this process.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) return -1;
    if (pipe2(out, O_CLOEXEC) != 0) goto close_in;
    if (pipe2(err, O_CLOEXEC) != 0) goto close_out;
    if (pipe2(failed, O_CLOEXEC) != 0) goto close_err;
    setsockopt(in[1], SOL_SOCKET, SO_SNDBUF, &pipe_bytes, sizeof pipe_bytes);
    fcntl(out[0], F_SETPIPE_SZ, pipe_bytes);
    pid_t child = fork();
    if (child == 0) {
        // Only what may be called in a copy of a process with threads.
        setpgid(0, 0);
        dup2(in[0], 0);
        dup2(out[1], 1);
        dup2(err[1], 2);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        // A worker limits itself; emulators reserve gigabytes.
        struct rlimit limit;
        if (getrlimit(RLIMIT_DATA, &limit) == 0) {
            limit.rlim_cur = limit.rlim_max;
            setrlimit(RLIMIT_DATA, &limit);
        }
        for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
        execvp(argv[0], argv);
        int reason = errno;
        if (write(failed[1], &reason, sizeof reason) < 0) _exit(126);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    close(err[1]);
    close(failed[1]);
    int reason = child < 0 ? errno : 0;
    // Here too: whoever is first.
    if (child > 0) setpgid(child, child);
    if (child > 0) {
        ssize_t count;
        do count = read(failed[0], &reason, sizeof reason);
        while (count < 0 && errno == EINTR);
        if (count != sizeof reason) reason = 0;
    }
    close(failed[0]);
    if (reason != 0) {
        if (child > 0) while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        close(in[1]);
        close(out[0]);
        close(err[0]);
        errno = reason;
        return -1;
    }
    pipes[0] = in[1];
    pipes[1] = out[0];
    pipes[2] = err[0];
    for (int i = 0; i < 3; i++) fcntl(pipes[i], F_SETFL, O_NONBLOCK);
    return child;

close_err:
    close(err[0]);
    close(err[1]);
close_out:
    close(out[0]);
    close(out[1]);
close_in:
    close(in[0]);
    close(in[1]);
    return -1;
}
