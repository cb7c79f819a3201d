#ifndef CODE_MAPPING_H
#define CODE_MAPPING_H

#include <stddef.h>

/// Two views of the same pages: what is stored through `writable` can be run at `executable`.
typedef struct {
    void *writable;
    void *executable;
} host_code_mapping;

/// Maps `capacity` bytes (a multiple of the page size) of a fresh memfd twice, read-write and read-execute.
///
/// The executable view lies below 2 GiB if the kernel has room there. Returns 0, or an errno value with
/// `failed_call` naming the call that failed and nothing left mapped.
int host_code_mapping_create(size_t capacity, host_code_mapping *mapping, const char **failed_call);

/// Unmaps both views of a mapping made with the same `capacity`.
void host_code_mapping_destroy(host_code_mapping mapping, size_t capacity);

#endif
