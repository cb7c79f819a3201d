// Finds the first placement of n queens that backtracking reaches, and prints the board: nqueens-first [n = 27].
//
// The problem of the paper's second measurement (arXiv:2501.03427), in the form its source has: a board of flags, a
// queen a column, and a test that walks the row and both diagonals to the left. All bounds are checked here.
#include "runtime.h"

#define LARGEST 32

static u8 board[LARGEST][LARGEST];

static int is_safe(int n, int row, int column) {
    for (int c = 0; c < column; c++)
        if (board[row][c]) return 0;
    for (int r = row - 1, c = column - 1; r >= 0 && c >= 0; r--, c--)
        if (board[r][c]) return 0;
    for (int r = row + 1, c = column - 1; r < n && c >= 0; r++, c--)
        if (board[r][c]) return 0;
    return 1;
}

static int solve(int n, int column) {
    if (column == n) return 1;
    for (int row = 0; row < n; row++) {
        if (!is_safe(n, row, column)) continue;
        board[row][column] = 1;
        if (solve(n, column + 1)) return 1;
        board[row][column] = 0;
    }
    return 0;
}

static int attacked_queens(int n) {
    int count = 0;
    for (int row = 0; row < n; row++)
        for (int column = 0; column < n; column++)
            if (board[row][column] && !is_safe(n, row, column)) count++;
    return count;
}

int main(int argc, char **argv) {
    int n = (int)number_argument(argc, argv, 1, 27);
    if (n < 1 || n > LARGEST) {
        print("expected n from 1 to 32\n");
        return 2;
    }
    int is_solved = solve(n, 0);
    int queens = 0;
    for (int row = 0; row < n; row++) {
        char line[2 * LARGEST];
        for (int column = 0; column < n; column++) {
            queens += board[row][column];
            line[2 * column] = board[row][column] ? 'Q' : '.';
            line[2 * column + 1] = column + 1 < n ? ' ' : '\n';
        }
        print_bytes(line, (u64)(2 * n));
    }
    print_number((u64)n);
    print(is_solved ? " queens: placed" : " queens: no solution");
    int has_solution = n != 2 && n != 3;
    return finish(is_solved == has_solution && queens == (is_solved ? n : 0) && attacked_queens(n) == 0);
}
