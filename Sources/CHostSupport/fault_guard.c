#define _GNU_SOURCE
#include "fault_guard.h"
#include "flight_record.h"
#include "isolation.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

// The guard of the translated code that this thread is running, or NULL. Only its own thread and the handler, which
// interrupts that thread, use it.
static __thread fault_guard *volatile current_guard;
static __thread int thread_is_prepared;

static const int guarded_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
enum { guarded_signal_count = sizeof guarded_signals / sizeof guarded_signals[0] };
static struct sigaction previous_actions[guarded_signal_count];

static const fault_guard_access *find_access(const fault_guard *guard, uint32_t offset)
{
    size_t low = 0, high = guard->access_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (guard->accesses[middle].access < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < guard->access_count && guard->accesses[low].access == offset ? &guard->accesses[low] : NULL;
}

// Of this process, if it is a worker.
static flight_record *flight;
static pid_t flight_parent;

void flight_record_install(flight_record *record)
{
    flight = record;
    flight_parent = getppid();
}

static void note_end(int signal, const siginfo_t *info, void *opaque)
{
    if (flight == NULL)
        return;
    flight->address = (uint64_t)info->si_addr;
#if defined(__x86_64__)
    flight->host_pc = (uint64_t)((ucontext_t *)opaque)->uc_mcontext.gregs[REG_RIP];
#endif
    flight->signal = (uint64_t)signal;
}

// Hands a signal that is none of ours to the action installed before; the default one takes effect when the faulting
// instruction is executed again.
static void pass_on(int signal, siginfo_t *info, void *context)
{
    note_end(signal, info, context);
    for (int index = 0; index < guarded_signal_count; index++) {
        if (guarded_signals[index] != signal)
            continue;
        struct sigaction *previous = &previous_actions[index];
        if (previous->sa_flags & SA_SIGINFO)
            previous->sa_sigaction(signal, info, context);
        else if (previous->sa_handler != SIG_DFL && previous->sa_handler != SIG_IGN)
            previous->sa_handler(signal);
        else
            sigaction(signal, previous, NULL);
    }
}

#if defined(__x86_64__)
// Lets the interrupted thread go on where translated code ends that has failed.
static void recover(fault_guard *guard, int signal, uint64_t address, greg_t *registers)
{
    guard->signal = signal;
    guard->fault_pc = (uint64_t)registers[REG_RIP];
    guard->fault_address = address;
    registers[REG_RSP] = (greg_t)guard->context->saved_rsp;
    registers[REG_RBP] = (greg_t)((uint64_t)guard->context + TRANSLATION_CONTEXT_BIAS);
    registers[REG_RIP] = (greg_t)guard->recovery;
    registers[REG_EFL] &= ~(greg_t)0x500; // clear the direction and trap flags, as the ABI expects
}
#endif

static void handle(int signal, siginfo_t *info, void *opaque)
{
    isolation_lower_shield();
    fault_guard *guard = current_guard;
    if (guard == NULL) {
        pass_on(signal, info, opaque);
        return;
    }
#if defined(__x86_64__)
    greg_t *registers = ((ucontext_t *)opaque)->uc_mcontext.gregs;
    uint64_t pc = (uint64_t)registers[REG_RIP];
    if ((signal == SIGSEGV || signal == SIGBUS) && pc >= guard->code_begin && pc < guard->code_end) {
        const fault_guard_access *access = find_access(guard, (uint32_t)(pc - guard->code_begin));
        if (access != NULL) {
            registers[REG_RIP] = (greg_t)(guard->code_begin + access->continuation);
            return;
        }
    }
    // What fails again on the way out has lost its way: nothing of this process can be relied on.
    if (guard->signal != 0) {
        pass_on(signal, info, opaque);
        return;
    }
    recover(guard, signal, (uint64_t)info->si_addr, registers);
#endif
}

static __thread volatile uint64_t thread_ticks;

uint64_t fault_guard_ticks(void)
{
    return thread_ticks;
}

// Outside of the code, between blocks, the runtime may be doing anything: it looks at the ticks by itself.
static void handle_tick(int signal, siginfo_t *info, void *opaque)
{
    isolation_lower_shield();
    thread_ticks++;
    if (flight != NULL) {
        if (getppid() != flight_parent)
            _exit(1);
        if (flight->deadline != 0 && thread_ticks >= flight->deadline) {
            note_end(signal, info, opaque);
            kill(getpid(), SIGKILL);
        }
    }
#if defined(__x86_64__)
    fault_guard *guard = current_guard;
    if (guard == NULL || thread_ticks < guard->deadline)
        return;
    greg_t *registers = ((ucontext_t *)opaque)->uc_mcontext.gregs;
    uint64_t pc = (uint64_t)registers[REG_RIP];
    if (pc >= guard->code_begin && pc < guard->code_end)
        recover(guard, signal, 0, registers);
#endif
}

static int install_error;

static void install(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    struct sigaction tick = action;
    tick.sa_sigaction = handle_tick;
    tick.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    if (sigaction(FAULT_GUARD_HANG, &tick, NULL) != 0)
        install_error = errno;
    for (int index = 0; index < guarded_signal_count; index++) {
        if (sigaction(guarded_signals[index], &action, &previous_actions[index]) != 0)
            install_error = errno;
    }
}

static pthread_key_t stack_key, timer_key;
enum { signal_stack_bytes = 64 * 1024 };

static void free_stack(void *memory)
{
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    munmap(memory, signal_stack_bytes);
}

static void delete_timer(void *timer)
{
    timer_delete(*(timer_t *)timer);
    free(timer);
}

static void make_keys(void)
{
    install_error = pthread_key_create(&stack_key, free_stack);
    if (install_error == 0)
        install_error = pthread_key_create(&timer_key, delete_timer);
    if (install_error == 0)
        install();
}

// Ticks go to this thread alone, and only while it runs.
static int start_timer(void)
{
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = FAULT_GUARD_HANG;
    event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
    timer_t *timer = malloc(sizeof *timer);
    if (timer == NULL)
        return ENOMEM;
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, timer) != 0) {
        int error = errno;
        free(timer);
        return error;
    }
    // Pools of threads block what they do not know.
    sigset_t ticks;
    sigemptyset(&ticks);
    sigaddset(&ticks, FAULT_GUARD_HANG);
    pthread_sigmask(SIG_UNBLOCK, &ticks, NULL);
    struct itimerspec period = {.it_interval.tv_nsec = FAULT_GUARD_TICK, .it_value.tv_nsec = FAULT_GUARD_TICK};
    if (timer_settime(*timer, 0, &period, NULL) != 0) {
        int error = errno;
        delete_timer(timer);
        return error;
    }
    pthread_setspecific(timer_key, timer);
    return 0;
}

static int prepare_stack(void)
{
    stack_t existing;
    if (sigaltstack(NULL, &existing) == 0 && !(existing.ss_flags & SS_DISABLE))
        return 0;
    void *memory = mmap(NULL, signal_stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return errno;
    stack_t stack = {.ss_sp = memory, .ss_size = signal_stack_bytes};
    if (sigaltstack(&stack, NULL) != 0) {
        int error = errno;
        munmap(memory, signal_stack_bytes);
        return error;
    }
    pthread_setspecific(stack_key, memory);
    return 0;
}

int fault_guard_prepare_thread(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (thread_is_prepared)
        return 0;
    pthread_once(&once, make_keys);
    if (install_error != 0)
        return install_error;
    int error = prepare_stack();
    if (error == 0)
        error = start_timer();
    thread_is_prepared = error == 0;
    return error;
}

void fault_guard_after_fork(void)
{
    current_guard = NULL;
    flight = NULL;
    thread_is_prepared = 0;
}

uint32_t fault_guard_run(fault_guard *guard, uint64_t target)
{
    uint32_t (*enter)(translation_context *, uint64_t) =
        (uint32_t(*)(translation_context *, uint64_t))(uintptr_t)guard->entry;
    guard->signal = 0;
    current_guard = guard;
    isolation_raise_shield(guard->context, sizeof *guard->context);
    uint32_t result = enter(guard->context, target);
    isolation_lower_shield();
    current_guard = NULL;
    return result;
}
