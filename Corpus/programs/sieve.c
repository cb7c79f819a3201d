// The sieve of Eratosthenes, a byte a number: sieve [rounds] [limit].
#include "runtime.h"

#define LARGEST 1000000

static u8 is_composite[LARGEST];

static u64 primes_below(u64 limit) {
    for (u64 i = 0; i < limit; i++) is_composite[i] = 0;
    u64 count = 0;
    for (u64 i = 2; i < limit; i++) {
        if (is_composite[i]) continue;
        count++;
        for (u64 multiple = i + i; multiple < limit; multiple += i) is_composite[multiple] = 1;
    }
    return count;
}

int main(int argc, char **argv) {
    // The number of primes below powers of ten, OEIS A006880.
    static const u64 powers[] = {10, 100, 1000, 10000, 100000, 1000000};
    static const u64 expected[] = {4, 25, 168, 1229, 9592, 78498};
    u64 rounds = number_argument(argc, argv, 1, 40);
    u64 limit = number_argument(argc, argv, 2, LARGEST);
    u64 sum = 0;
    int is_right = 0;
    for (u64 i = 0; i < ARRAY_COUNT(powers); i++) {
        if (powers[i] != limit) continue;
        for (u64 round = 0; round < rounds; round++) sum += primes_below(limit);
        is_right = sum == multiply(expected[i], rounds);
    }
    print("sieve: ");
    print_number(sum);
    print(" primes in ");
    print_number(rounds);
    print(" rounds");
    return finish(is_right);
}
