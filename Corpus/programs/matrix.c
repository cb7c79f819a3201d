// Products of matrices, each multiplication a sum of shifts: matrix [rounds] [size].
#include "runtime.h"

#define LARGEST 32

typedef u64 matrix[LARGEST][LARGEST];

static matrix a, b, product;
static u64 size;

static void multiply_matrices(matrix result, matrix left, matrix right) {
    for (u64 row = 0; row < size; row++)
        for (u64 column = 0; column < size; column++) {
            u64 sum = 0;
            for (u64 i = 0; i < size; i++) sum += multiply(left[row][i], right[i][column]);
            result[row][column] = sum;
        }
}

static void apply(u64 *result, matrix left, const u64 *vector) {
    for (u64 row = 0; row < size; row++) {
        u64 sum = 0;
        for (u64 i = 0; i < size; i++) sum += multiply(left[row][i], vector[i]);
        result[row] = sum;
    }
}

int main(int argc, char **argv) {
    u64 rounds = number_argument(argc, argv, 1, 300);
    size = number_argument(argc, argv, 2, LARGEST);
    if (size > LARGEST) {
        print("expected a size of at most 32\n");
        return 2;
    }
    u64 random = 88172645463325252;
    u64 trace = 0;
    int is_right = 1;
    for (u64 round = 0; round < rounds; round++) {
        u64 vector[LARGEST], inner[LARGEST], outer[LARGEST], direct[LARGEST];
        for (u64 row = 0; row < size; row++) {
            vector[row] = next_random(&random) & 0xffff;
            for (u64 column = 0; column < size; column++) {
                a[row][column] = next_random(&random) & 0xffffffff;
                b[row][column] = next_random(&random) & 0xffff;
            }
        }
        multiply_matrices(product, a, b);
        // (a b) v must be a (b v): a wrong product is seen with a hundredth of its work.
        apply(inner, b, vector);
        apply(outer, a, inner);
        apply(direct, product, vector);
        for (u64 row = 0; row < size; row++) {
            is_right &= outer[row] == direct[row];
            trace += product[row][row];
        }
    }
    print("matrix: trace ");
    print_hex(trace, 16);
    return finish(is_right);
}
