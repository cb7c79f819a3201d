// Recursion with bit masks: counts the n queens solutions with a mask of columns and two of diagonals: recursion [n]
// [rounds].
#include "runtime.h"

static u64 solutions(u32 all, u32 columns, u32 left, u32 right) {
    if (columns == all) return 1;
    u64 count = 0;
    for (u32 free = all & ~(columns | left | right); free; free &= free - 1) {
        u32 queen = free & -free;
        count += solutions(all, columns | queen, (left | queen) << 1, (right | queen) >> 1);
    }
    return count;
}

int main(int argc, char **argv) {
    // OEIS A000170.
    static const u32 expected[] = {1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200, 73712, 365596};
    u64 n = number_argument(argc, argv, 1, 13);
    u64 rounds = number_argument(argc, argv, 2, 2);
    if (n >= ARRAY_COUNT(expected)) {
        print("expected n of at most 14\n");
        return 2;
    }
    u64 count = 0;
    for (u64 round = 0; round < rounds; round++) count += solutions((1u << n) - 1, 0, 0, 0);
    print("recursion: ");
    print_number(count);
    print(" solutions for ");
    print_number(n);
    print(" queens in ");
    print_number(rounds);
    print(" rounds");
    return finish(count == multiply(expected[n], rounds));
}
