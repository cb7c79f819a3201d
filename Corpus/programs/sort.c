// Quicksort and binary trees, ordered by functions that are passed in: sort [rounds] [count].
#include "runtime.h"

#define LARGEST 65536

typedef int (*order)(u64 a, u64 b);

struct node {
    u64 key;
    struct node *left, *right;
};

static u64 keys[LARGEST];
static struct node nodes[LARGEST];

static int ascending(u64 a, u64 b) { return a < b; }
static int descending(u64 a, u64 b) { return a > b; }
static int by_low_bits(u64 a, u64 b) { return (a & 0xffff) != (b & 0xffff) ? (a & 0xffff) < (b & 0xffff) : a < b; }

static void quicksort(u64 *first, u64 *last, order before) {
    while (first < last) {
        u64 pivot = first[(last - first) >> 1];
        u64 *low = first, *high = last;
        while (low <= high) {
            while (before(*low, pivot)) low++;
            while (before(pivot, *high)) high--;
            if (low <= high) {
                u64 key = *low;
                *low++ = *high;
                *high-- = key;
            }
        }
        // The smaller part by recursion, so that the stack stays small.
        if (high - first < last - low) {
            quicksort(first, high, before);
            first = low;
        } else {
            quicksort(low, last, before);
            last = high;
        }
    }
}

static struct node *insert(struct node *root, struct node *added, order before) {
    struct node **link = &root;
    while (*link) link = before(added->key, (*link)->key) ? &(*link)->left : &(*link)->right;
    *link = added;
    return root;
}

static void visit(const struct node *root, void (*action)(u64 key)) {
    if (!root) return;
    visit(root->left, action);
    action(root->key);
    visit(root->right, action);
}

static u64 visited, misplaced;
static void compare_with_sorted(u64 key) { misplaced += keys[visited++] != key; }

int main(int argc, char **argv) {
    static const order orders[] = {ascending, descending, by_low_bits};
    u64 rounds = number_argument(argc, argv, 1, 6);
    u64 count = number_argument(argc, argv, 2, LARGEST);
    if (count < 1 || count > LARGEST) {
        print("expected a count from 1 to 65536\n");
        return 2;
    }
    u64 random = 88172645463325252, unsorted = 0;
    u64 which = 0;
    for (u64 round = 0; round < rounds; round++) {
        order before = orders[which];
        which = which == ARRAY_COUNT(orders) - 1 ? 0 : which + 1;
        struct node *root = 0;
        for (u64 i = 0; i < count; i++) {
            keys[i] = next_random(&random);
            nodes[i] = (struct node){keys[i], 0, 0};
            root = insert(root, &nodes[i], before);
        }
        quicksort(keys, keys + count - 1, before);
        for (u64 i = 1; i < count; i++) unsorted += (u64)before(keys[i], keys[i - 1]);
        visited = 0;
        visit(root, compare_with_sorted);
        misplaced += visited != count;
    }
    print("sort: ");
    print_number(count);
    print(" keys, first ");
    print_hex(keys[0], 16);
    return finish(unsorted == 0 && misplaced == 0);
}
