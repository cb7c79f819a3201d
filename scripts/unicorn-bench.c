// Runs prepared RV64I programs on Unicorn, again and again: unicorn-bench FILE SECONDS.
//
// Prints one line: what went wrong, or how many programs it ran, the processor time that took, and how many of the
// programs ended with other registers than they should; the comparison is made once, before the clock starts. What is
// counted for each program is what a fuzzer that uses Unicorn must do: write code and data, drop the translations of
// the program before, set x1 to x31, run to the ECALL, read x1 to x31, and clear what the program left in memory.
//
// FILE, all numbers of 8 bytes, little-endian: the number of programs, and for each its pc, x0 to x31 before, x0 to x31
// at the end, the number of segments, each an address, a size and that many bytes, the first being the code; the number
// of ranges to be cleared, each an address and a size.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicorn/unicorn.h>

#define BASE 0x80000000u
#define SIZE 0x20000u
// No program runs to this address: each ends at its ECALL, which Unicorn reports as an exception.
#define NOWHERE 0x1000u

struct program {
    uint64_t pc, segment_count, range_count;
    const uint8_t *before, *after, *segments, *ranges;
};

static uint64_t number(const uint8_t **at) {
    uint64_t value;
    memcpy(&value, *at, 8);
    *at += 8;
    return value;
}

static void check(uc_err error, const char *what) {
    if (error == UC_ERR_OK) return;
    printf("%s: %s\n", what, uc_strerror(error));
    exit(70);
}

static uint8_t *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        printf("cannot read %s\n", path);
        exit(66);
    }
    long size = ftell(file);
    rewind(file);
    uint8_t *bytes = malloc((size_t)size);
    if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size) exit(70);
    fclose(file);
    return bytes;
}

static double processor_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int names[31];
static uint64_t results[31];
static void *result_places[31];
static const uint8_t zeros[SIZE];

static void run(uc_engine *engine, const struct program *program) {
    const uint8_t *at = program->segments;
    for (uint64_t i = 0; i < program->segment_count; i++) {
        uint64_t address = number(&at), size = number(&at);
        if (size) check(uc_mem_write(engine, address, at, size), "write");
        // Unicorn keeps translations of code that is written from outside.
        if (i == 0) check(uc_ctl_remove_cache(engine, address, address + size), "remove_cache");
        at += size;
    }
    void *values[31];
    for (int i = 0; i < 31; i++) values[i] = (void *)(program->before + 8 * (i + 1));
    check(uc_reg_write_batch(engine, names, values, 31), "write registers");
    uc_err end = uc_emu_start(engine, program->pc, NOWHERE, 0, 0);
    if (end != UC_ERR_EXCEPTION) check(end == UC_ERR_OK ? UC_ERR_HANDLE : end, "run");
    check(uc_reg_read_batch(engine, names, result_places, 31), "read registers");
    at = program->ranges;
    for (uint64_t i = 0; i < program->range_count; i++) {
        uint64_t address = number(&at), size = number(&at);
        check(uc_mem_write(engine, address, zeros, size), "clear");
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: unicorn-bench FILE SECONDS\n");
        return 64;
    }
    const uint8_t *at = read_file(argv[1]);
    double least = atof(argv[2]);
    uint64_t count = number(&at);
    struct program *programs = calloc(count, sizeof *programs);
    for (uint64_t i = 0; i < count; i++) {
        struct program *program = &programs[i];
        program->pc = number(&at);
        program->before = at;
        program->after = at + 256;
        at += 512;
        program->segment_count = number(&at);
        program->segments = at;
        for (uint64_t j = 0; j < program->segment_count; j++) {
            at += 8;
            uint64_t size = number(&at);
            at += size;
        }
        program->range_count = number(&at);
        program->ranges = at;
        at += 16 * program->range_count;
    }
    for (int i = 0; i < 31; i++) {
        names[i] = UC_RISCV_REG_X0 + i + 1;
        result_places[i] = &results[i];
    }
    uc_engine *engine;
    check(uc_open(UC_ARCH_RISCV, UC_MODE_RISCV64, &engine), "open");
    check(uc_mem_map(engine, BASE, SIZE, UC_PROT_ALL), "map");

    uint64_t mismatches = 0;
    for (uint64_t i = 0; i < count; i++) {
        run(engine, &programs[i]);
        mismatches += memcmp(results, programs[i].after + 8, sizeof results) != 0;
    }
    uint64_t done = 0;
    double start = processor_seconds(), seconds = 0;
    while (seconds < least) {
        for (uint64_t i = 0; i < count; i++) run(engine, &programs[i]);
        done += count;
        seconds = processor_seconds() - start;
    }
    printf("%llu %.6f %llu\n", (unsigned long long)done, seconds, (unsigned long long)mismatches);
    return 0;
}
