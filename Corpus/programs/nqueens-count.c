// Counts the ways to place n queens on an n x n board so that none attacks another: nqueens-count [n = 8].
#include "runtime.h"

#define LARGEST 12

static u8 row_of[LARGEST];

static u64 distance(u64 a, u64 b) {
    return a > b ? a - b : b - a;
}

static int is_safe(u64 column, u64 row) {
    for (u64 other = 0; other < column; other++)
        if (row_of[other] == row || distance(row_of[other], row) == column - other) return 0;
    return 1;
}

static u64 solutions(u64 column, u64 n) {
    if (column == n) return 1;
    u64 count = 0;
    for (u64 row = 0; row < n; row++) {
        if (!is_safe(column, row)) continue;
        row_of[column] = (u8)row;
        count += solutions(column + 1, n);
    }
    return count;
}

int main(int argc, char **argv) {
    // OEIS A000170.
    static const u32 expected[LARGEST + 1] = {1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200};
    u64 n = number_argument(argc, argv, 1, 8);
    if (n > LARGEST) {
        print("expected n of at most 12\n");
        return 2;
    }
    u64 count = solutions(0, n);
    print_number(n);
    print(" queens: ");
    print_number(count);
    print(" solutions");
    return finish(count == expected[n]);
}
