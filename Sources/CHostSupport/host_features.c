#define _GNU_SOURCE
#include "host_features.h"

#include <cpuid.h>
#include <sched.h>
#include <sys/auxv.h>

#ifndef HWCAP2_FSGSBASE
#define HWCAP2_FSGSBASE (1UL << 1)
#endif

static unsigned int structured_features_ebx(void)
{
    unsigned int eax, ebx, ecx, edx;
    if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx))
        return 0;
    return ebx;
}

bool host_has_bmi2(void)
{
    return (structured_features_ebx() & (1U << 8)) != 0;
}

bool host_has_fsgsbase(void)
{
    // CPUID tells what the processor can do; the instructions still fault unless the kernel set CR4.FSGSBASE.
    return (structured_features_ebx() & 1U) != 0 && (getauxval(AT_HWCAP2) & HWCAP2_FSGSBASE) != 0;
}

int host_processor_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? count : 1;
}
