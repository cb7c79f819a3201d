#ifndef FUZZER_DRIVER_H
#define FUZZER_DRIVER_H

#include <stddef.h>
#include <stdint.h>

/// Runs one input; 0, or -1 for one that does not belong in the corpus.
typedef int (*fuzzer_callback)(const uint8_t *bytes, size_t count);

/// Hands control to the fuzzer that was linked in: libFuzzer, or AFL++'s driver, which has the same interface.
/// Returns its status, or -1 if there is none.
int fuzzer_driver_run(int *argument_count, char ***arguments, fuzzer_callback callback);

/// Lets libFuzzer change an input in place; returns its new size, or `count` if there is no libFuzzer.
size_t fuzzer_driver_mutate(uint8_t *bytes, size_t count, size_t capacity);

#endif
