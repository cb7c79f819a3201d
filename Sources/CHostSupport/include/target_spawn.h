#ifndef TARGET_SPAWN_H
#define TARGET_SPAWN_H

#include <sys/types.h>

/// Starts argv[0], looked for along PATH, with a socket as its standard input and pipes for its standard output and error;
/// the ends kept here do not block and close on exec. It has a process group of its own.
///
/// argv: Arguments, NULL at the end. pipes: Where the descriptors go, in this order.
/// Returns its number, or -1 with errno.
pid_t target_spawn(char *const *argv, int *pipes);

#endif
