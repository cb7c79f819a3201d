// What a program needs without a C library: output, numbers, random values. RV64I has no multiplication or division,
// so neither is used: products are sums of shifts, digits are found by subtracting powers of ten.
#ifndef RUNTIME_H
#define RUNTIME_H

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;

long system_call(long number, long a, long b, long c);

#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

static inline u64 string_length(const char *text) {
    u64 count = 0;
    while (text[count]) count++;
    return count;
}

static inline void print_bytes(const char *bytes, u64 count) {
    system_call(64, 1, (long)bytes, (long)count);
}

static inline void print(const char *text) {
    print_bytes(text, string_length(text));
}

// Product modulo 2^64: one addition for each bit of b.
static inline u64 multiply(u64 a, u64 b) {
    u64 sum = 0;
    for (; b; b >>= 1, a <<= 1)
        if (b & 1) sum += a;
    return sum;
}

static inline void print_number(u64 value) {
    static const u64 powers[] = {
        10000000000000000000u, 1000000000000000000, 100000000000000000, 10000000000000000, 1000000000000000,
        100000000000000, 10000000000000, 1000000000000, 100000000000, 10000000000, 1000000000, 100000000, 10000000,
        1000000, 100000, 10000, 1000, 100, 10, 1,
    };
    char text[20];
    u64 count = 0;
    for (u64 i = 0; i < ARRAY_COUNT(powers); i++) {
        char digit = '0';
        for (; value >= powers[i]; value -= powers[i]) digit++;
        if (count || digit != '0' || powers[i] == 1) text[count++] = digit;
    }
    print_bytes(text, count);
}

static inline void print_hex(u64 value, int digits) {
    char text[16];
    for (int i = 0; i < digits; i++) text[i] = "0123456789abcdef"[(value >> ((digits - 1 - i) << 2)) & 15];
    print_bytes(text, (u64)digits);
}

// The decimal number in argument `index`, or `fallback` if there is none.
static inline u64 number_argument(int argc, char **argv, int index, u64 fallback) {
    if (index >= argc) return fallback;
    u64 value = 0;
    const char *c = argv[index];
    for (; *c >= '0' && *c <= '9'; c++) value = (value << 3) + (value << 1) + (u64)(*c - '0');
    return value;
}

// Marsaglia's xorshift64: needs no multiplication.
static inline u64 next_random(u64 *state) {
    u64 x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

// The last line of every program: what it found and whether that is right.
static inline int finish(int is_right) {
    print(is_right ? ", ok\n" : ", WRONG\n");
    return is_right ? 0 : 1;
}

#endif
