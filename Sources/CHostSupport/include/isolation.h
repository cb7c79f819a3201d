#ifndef ISOLATION_H
#define ISOLATION_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Host addresses from `begin` up to `end`.
typedef struct {
    uintptr_t begin;
    uintptr_t end;
} isolation_range;

/// Makes a child of this process that keeps nothing of it open but `channel`: its standard streams are /dev/null.
///
/// Of several threads only the calling one goes on in the child: others must not be in the middle of anything that the
/// child needs, such as allocating. Ticks of the child begin anew. Returns 0 in the child, its process in the parent,
/// -1 with errno on failure.
pid_t isolation_fork(int channel);

/// Makes a child of this process that keeps everything; see `isolation_fork`.
pid_t isolation_copy(void);

/// Ends this process with SIGPROF once it has used so much more processor time.
void isolation_limit_time(uint64_t milliseconds);

/// From now on, while translated code runs in this process, nothing may be written but the ranges given, the code's
/// context and the stack: what else the code writes to is a SIGSEGV at the instruction that does.
void isolation_shield(const isolation_range *ranges, size_t count);

// For fault_guard.c.
void isolation_raise_shield(const void *context, size_t context_bytes);
void isolation_lower_shield(void);

/// Address of the function that ends the process at once: for code that is planted to do so.
uint64_t host_exit_address(void);

#endif
