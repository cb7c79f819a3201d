#ifndef FAULT_GUARD_H
#define FAULT_GUARD_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "translation_context.h"

/// Where execution continues when a memory access of translated code faults; offsets into the code.
typedef struct {
    uint32_t access;
    uint32_t continuation;
} fault_guard_access;

/// What the signal handler needs to know while translated code runs on a thread.
typedef struct {
    translation_context *context;
    uint64_t entry;                     ///< Host address of the entry code: called as f(context, target).
    uint64_t recovery;                  ///< Host address to continue at, with rsp and rbp restored, after a crash.
    uint64_t code_begin;                ///< The executable view.
    uint64_t code_end;
    const fault_guard_access *accesses; ///< In ascending order of `access`.
    size_t access_count;
    uint64_t deadline;                  ///< At so many ticks of the thread the code is stopped if it still runs.
    int signal;                         ///< Of the last crash; FAULT_GUARD_HANG after the deadline.
    uint64_t fault_pc;
    uint64_t fault_address;
} fault_guard;

/// A tick comes each time that the thread has used so much processor time, in nanoseconds: waiting does not count.
enum { FAULT_GUARD_TICK = 10 * 1000 * 1000 };

/// The signal of ticks.
#define FAULT_GUARD_HANG SIGVTALRM

/// Installs the signal handlers of the process, once; for this thread a signal stack and the timer of ticks, once.
///
/// A signal that does not come from translated code goes to the handler that was installed before, a tick to nobody.
/// Returns 0 or an errno value.
int fault_guard_prepare_thread(void);

/// Forgets, in a new child of a process, what the kernel did not carry over: this thread must be prepared again.
void fault_guard_after_fork(void);

/// Ticks of this thread until now.
uint64_t fault_guard_ticks(void);

/// Runs translated code at host address `target` until it exits; returns what it leaves in eax.
///
/// A fault of a listed access continues at its continuation. Any other SIGSEGV, SIGBUS, SIGILL, SIGFPE or SIGTRAP while
/// the code runs is recorded in the guard and continues at `recovery`; so is the first tick
/// from the deadline on that comes while pc is in the code.
uint32_t fault_guard_run(fault_guard *guard, uint64_t target);

#endif
