#define _GNU_SOURCE
#include "isolation.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "fault_guard.h"

static void close_all_but(int channel)
{
    int null = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++) {
        if (stream != channel)
            dup2(null, stream);
    }
    // Whoever waits for the other ends of our parent's pipes must not wait for this process.
    if (channel > 3)
        syscall(SYS_close_range, 3U, (unsigned)channel - 1, 0U);
    syscall(SYS_close_range, channel < 3 ? 3U : (unsigned)channel + 1, ~0U, 0U);
}

// What runs away shall do so quickly.
static void limit_memory(void)
{
    const rlim_t most = 512UL << 20;
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) == 0 && limit.rlim_cur > most) {
        limit.rlim_cur = most;
        setrlimit(RLIMIT_DATA, &limit);
    }
}

pid_t isolation_fork(int channel)
{
    pid_t child = fork();
    if (child == 0) {
        limit_memory();
        close_all_but(channel);
        fault_guard_after_fork();
    }
    return child;
}

pid_t isolation_copy(void)
{
    pid_t child = fork();
    if (child == 0)
        fault_guard_after_fork();
    return child;
}

void isolation_limit_time(uint64_t milliseconds)
{
    struct itimerval limit = {
        .it_value = {.tv_sec = (time_t)(milliseconds / 1000), .tv_usec = (suseconds_t)(milliseconds % 1000 * 1000)}};
    signal(SIGPROF, SIG_DFL);
    setitimer(ITIMER_PROF, &limit, NULL);
}

// What the code may write; and what has been made read-only until it returns.
enum { own_count = 5, allowed_limit = 9, shielded_limit = 1024 };
static isolation_range allowed[allowed_limit];
static size_t given_count, allowed_count;
static isolation_range shielded[shielded_limit];
static size_t shielded_count;
static int is_wanted;

static void allow(uintptr_t begin, size_t bytes)
{
    const uintptr_t page = 4096;
    uintptr_t first = begin & ~(page - 1);
    allowed[allowed_count++] = (isolation_range){first, (begin + bytes + page - 1) & ~(page - 1)};
}

void isolation_shield(const isolation_range *ranges, size_t count)
{
    given_count = count < allowed_limit - own_count ? count : allowed_limit - own_count;
    allowed_count = 0;
    for (size_t index = 0; index < given_count; index++)
        allow(ranges[index].begin, ranges[index].end - ranges[index].begin);
    is_wanted = 1;
}

// Makes the parts of a mapping read-only that lie in no allowed range.
static void shield(uintptr_t begin, uintptr_t end)
{
    while (begin < end) {
        uintptr_t stop = end, next = end;
        for (size_t index = 0; index < allowed_count; index++) {
            const isolation_range *range = &allowed[index];
            if (range->end <= begin || range->begin >= stop)
                continue;
            stop = range->begin < begin ? begin : range->begin;
            next = range->end;
        }
        if (stop > begin && shielded_count < shielded_limit)
            shielded[shielded_count++] = (isolation_range){begin, stop};
        begin = next;
    }
}

static uintptr_t read_hexadecimal(const char **text)
{
    uintptr_t value = 0;
    for (;; ++*text) {
        char digit = **text;
        if (digit >= '0' && digit <= '9')
            value = value << 4 | (uintptr_t)(digit - '0');
        else if (digit >= 'a' && digit <= 'f')
            value = value << 4 | (uintptr_t)(digit - 'a' + 10);
        else
            return value;
    }
}

// One line of /proc/self/maps: "begin-end rwxp …".
static void shield_line(const char *line)
{
    uintptr_t begin = read_hexadecimal(&line);
    if (*line++ != '-')
        return;
    uintptr_t end = read_hexadecimal(&line);
    if (strncmp(line, " rw-", 4) == 0)
        shield(begin, end);
}

void isolation_raise_shield(const void *context, size_t context_bytes)
{
    if (!is_wanted)
        return;
    static char text[1 << 12];
    allowed_count = given_count;
    shielded_count = 0;
    allow((uintptr_t)context, context_bytes);
    stack_t handlers;
    sigaltstack(NULL, &handlers);
    allow((uintptr_t)handlers.ss_sp, handlers.ss_size);
    // System calls that fail set it, before the shield is down.
    allow((uintptr_t)&errno, sizeof errno);
    // The kernel itself writes there whenever it interrupts a thread.
    allow((uintptr_t)__builtin_thread_pointer() + (uintptr_t)__rseq_offset, sizeof(struct rseq));
    // Far more than the code uses, on either side of here.
    const size_t stack_bytes = 64 * 1024;
    allow((uintptr_t)__builtin_frame_address(0) - stack_bytes, 2 * stack_bytes);

    int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (maps < 0)
        return;
    size_t length = 0;
    ssize_t count;
    while ((count = read(maps, text + length, sizeof text - 1 - length)) > 0) {
        length += (size_t)count;
        text[length] = 0;
        char *line = text, *end;
        while ((end = strchr(line, '\n')) != NULL) {
            shield_line(line);
            line = end + 1;
        }
        length -= (size_t)(line - text);
        memmove(text, line, length);
        if (length == sizeof text - 1)
            length = 0;
    }
    close(maps);
    // The list itself lies in what becomes read-only: it is complete before.
    for (size_t index = 0; index < shielded_count; index++)
        mprotect((void *)shielded[index].begin, shielded[index].end - shielded[index].begin, PROT_READ);
}

void isolation_lower_shield(void)
{
    if (!is_wanted)
        return;
    for (size_t index = 0; index < shielded_count; index++) {
        uintptr_t begin = shielded[index].begin;
        mprotect((void *)begin, shielded[index].end - begin, PROT_READ | PROT_WRITE);
    }
    shielded_count = 0;
}

uint64_t host_exit_address(void)
{
    return (uint64_t)(uintptr_t)&_exit;
}
