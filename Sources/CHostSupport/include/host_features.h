#ifndef HOST_FEATURES_H
#define HOST_FEATURES_H

#include <stdbool.h>

/// Whether the processor has BMI2 (shlx, shrx, sarx): CPUID leaf 7, EBX bit 8.
bool host_has_bmi2(void);

/// Whether user code may run rdgsbase and wrgsbase: CPUID leaf 7, EBX bit 0, and the kernel has switched them on.
bool host_has_fsgsbase(void);

/// Processors that this process may use, at least 1.
int host_processor_count(void);

#endif
