// Products of matrices, each multiplication a sum of shifts: matrix [rounds].
#include "runtime.h"

#define SIZE 32

typedef u64 matrix[SIZE][SIZE];

static matrix a, b, product;

static void multiply_matrices(matrix result, matrix left, matrix right) {
    for (int row = 0; row < SIZE; row++)
        for (int column = 0; column < SIZE; column++) {
            u64 sum = 0;
            for (int i = 0; i < SIZE; i++) sum += multiply(left[row][i], right[i][column]);
            result[row][column] = sum;
        }
}

static void apply(u64 *result, matrix left, const u64 *vector) {
    for (int row = 0; row < SIZE; row++) {
        u64 sum = 0;
        for (int i = 0; i < SIZE; i++) sum += multiply(left[row][i], vector[i]);
        result[row] = sum;
    }
}

int main(int argc, char **argv) {
    u64 rounds = number_argument(argc, argv, 1, 300);
    u64 random = 88172645463325252;
    u64 trace = 0;
    int is_right = 1;
    for (u64 round = 0; round < rounds; round++) {
        u64 vector[SIZE], inner[SIZE], outer[SIZE], direct[SIZE];
        for (int row = 0; row < SIZE; row++) {
            vector[row] = next_random(&random) & 0xffff;
            for (int column = 0; column < SIZE; column++) {
                a[row][column] = next_random(&random) & 0xffffffff;
                b[row][column] = next_random(&random) & 0xffff;
            }
        }
        multiply_matrices(product, a, b);
        // (a b) v must be a (b v): a wrong product is seen with a hundredth of its work.
        apply(inner, b, vector);
        apply(outer, a, inner);
        apply(direct, product, vector);
        for (int row = 0; row < SIZE; row++) {
            is_right &= outer[row] == direct[row];
            trace += product[row][row];
        }
    }
    print("matrix: trace ");
    print_hex(trace, 16);
    return finish(is_right);
}
