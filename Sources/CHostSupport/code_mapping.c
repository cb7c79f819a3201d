#define _GNU_SOURCE
#include "code_mapping.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U // Linux 6.3; older headers lack it
#endif

// Kernels before 6.3 refuse MFD_EXEC as unknown; later ones want it said whether the pages may run.
static int create_memfd(size_t capacity, const char **failed_call)
{
    int descriptor = memfd_create("rvfuzz-code", MFD_CLOEXEC | MFD_EXEC);
    if (descriptor < 0 && errno == EINVAL)
        descriptor = memfd_create("rvfuzz-code", MFD_CLOEXEC);
    if (descriptor < 0) {
        *failed_call = "memfd_create";
        return -1;
    }
    if (ftruncate(descriptor, (off_t)capacity) != 0) {
        int error = errno;
        close(descriptor);
        errno = error;
        *failed_call = "ftruncate";
        return -1;
    }
    return descriptor;
}

static void *map_executable(int descriptor, size_t capacity)
{
    const int protection = PROT_READ | PROT_EXEC;
    void *view = mmap(NULL, capacity, protection, MAP_SHARED | MAP_32BIT, descriptor, 0);
    if (view == MAP_FAILED)
        view = mmap(NULL, capacity, protection, MAP_SHARED, descriptor, 0);
    return view;
}

int host_code_mapping_create(size_t capacity, host_code_mapping *mapping, const char **failed_call)
{
    int error = 0;
    int descriptor = create_memfd(capacity, failed_call);
    if (descriptor < 0)
        return errno;

    mapping->executable = MAP_FAILED;
    mapping->writable = mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (mapping->writable == MAP_FAILED) {
        error = errno;
        *failed_call = "mmap of the writable view";
    } else {
        mapping->executable = map_executable(descriptor, capacity);
        if (mapping->executable == MAP_FAILED) {
            error = errno;
            *failed_call = "mmap of the executable view";
            munmap(mapping->writable, capacity);
        }
    }
    close(descriptor); // the views keep the pages alive
    return error;
}

void host_code_mapping_destroy(host_code_mapping mapping, size_t capacity)
{
    munmap(mapping.writable, capacity);
    munmap(mapping.executable, capacity);
}
