#include "fuzzer_driver.h"

// Weak: in an ordinary build there is no fuzzer, and the program that asks for one takes files instead.
__attribute__((weak)) int LLVMFuzzerRunDriver(int *argument_count, char ***arguments, fuzzer_callback callback);
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t capacity);

int fuzzer_driver_run(int *argument_count, char ***arguments, fuzzer_callback callback) {
    return LLVMFuzzerRunDriver ? LLVMFuzzerRunDriver(argument_count, arguments, callback) : -1;
}

size_t fuzzer_driver_mutate(uint8_t *bytes, size_t count, size_t capacity) {
    return LLVMFuzzerMutate ? LLVMFuzzerMutate(bytes, count, capacity) : count;
}
